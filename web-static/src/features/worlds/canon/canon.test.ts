import { expect, describe as suite, test } from 'vitest';
import type { CanonValue } from '@/api/types';
import { addressOf, boundsOf, describe, type Part, parseAddress, parts, slugFor, titleOf } from './canon';

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
      relations: [{ to: 'ines', kind: 'built by', strength: 'strong', inverse: 'built' }],
      aliases: ['Old Lady'],
      began: '2290',
      ended: null,
      portrait: null,
    },
  ],
  [
    'timeline',
    { when: '2391-04', title: 'Landfall', significance: 'We stay.', elements: ['the-ark'], end: null, causes: [] },
  ],
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

suite('the bounds of a field', () => {
  test('are known of every text and every list, from the API’s document', () => {
    for (const part of Object.keys(parts) as Part[]) {
      for (const { name, kind } of parts[part].fields) {
        const { maxLength, most, one } = boundsOf(part, name);
        if ((kind === 'line' && name !== 'portrait') || kind === 'text')
          expect(maxLength, `${part} ${name}`).toBeGreaterThan(0);
        if (kind === 'list' || kind === 'names' || kind === 'pairs') {
          expect(most, `${part} ${name}`).toBeGreaterThan(0);
          expect(one?.maxLength, `${part} ${name}`).toBeGreaterThan(0);
        }
        if (kind === 'relations') expect(one?.fields?.to?.maxLength).toBeGreaterThan(0);
      }
    }
  });
});
