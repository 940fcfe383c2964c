import { expect, describe as suite, test } from 'vitest';
import type { CanonValue } from '@/api/types';
import { addressOf, describe, type Part, parseAddress, slugFor, titleOf } from './canon';

const samples: [Part, CanonValue][] = [
  ['premise', 'The sea has a memory.'],
  ['setting', { year: 2391, place: 'Europa', calendar: null as unknown as string }],
  ['setting', { year: null, place: 'Ceres', calendar: 'Belt' }],
  ['tones', ['wry', 'patient']],
  [
    'rules',
    {
      statement: 'Nothing is faster than light.',
      scope: 'universal',
      certainty: 'fundamental',
      implications: ['News is old.'],
      exceptions: [],
    },
  ],
  [
    'elements',
    {
      kind: 'technology',
      name: 'The Ark',
      summary: 'A ship: slow, and kind.',
      detail: 'sketch',
      properties: { mass: '4 Mt', motto: 'late: never' },
      relations: [{ to: 'ines', kind: 'built by', strength: 'strong' }],
    },
  ],
  ['timeline', { when: '2391-04', title: 'Landfall', significance: 'We stay.', elements: ['the-ark'] }],
  ['constraints', { statement: 'No clones.', kind: 'social', strictness: 'absolute' }],
  ['questions', { text: 'Who sent it?' }],
];

suite('an entry', () => {
  test('reads as the fields that say something', () => {
    expect(describe('setting', { year: 2391, place: null, calendar: null })).toEqual([{ label: 'Year', text: '2391' }]);
  });

  test('is called by what a person reads first', () => {
    expect(samples.map(([part, value]) => titleOf(part, value)).slice(4)).toEqual([
      'Nothing is faster than light.',
      'The Ark',
      'Landfall',
      'No clones.',
      'Who sent it?',
    ]);
  });
});

test('addresses round-trip', () => {
  for (const address of ['/premise', '/rules/no-ftl']) expect(addressOf(parseAddress(address))).toBe(address);
});

test.each([
  ['No faster-than-light travel, ever', [], 'no-faster-than-light-travel-ever'],
  ['Inés’ Ark', [], 'ines-ark'],
  ['Ark', ['ark', 'ark-2'], 'ark-3'],
  ['方舟', [], 'element'],
])('the short name of %s beside %j is %s', (words, taken, slug) => {
  expect(slugFor(words, 'element', taken)).toBe(slug);
});
