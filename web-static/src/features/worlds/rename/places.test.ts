import { expect, test } from 'vitest';
import type { Canon, Mention } from '@/api/types';
import { chosenOf, groupsOf, keyOf, nameAt } from './places';

const canon = {
  premise: 'The sea.',
  elements: { ark: { name: 'Ark' } },
  timeline: { fall: { title: 'The Fall' } },
} as unknown as Canon;

const mention = (place: Partial<Mention>): Mention => ({
  address: null,
  storyId: null,
  segmentId: null,
  field: 'text',
  start: 0,
  before: '',
  text: 'Ark',
  after: '',
  replacement: 'Raft',
  ...place,
});

test('mentions stand below the entry that has them, and those of passages below their passage', () => {
  const mentions = [
    mention({ address: '/premise', field: '' }),
    mention({ segmentId: 's1' }),
    mention({ address: '/elements/ark', field: 'summary', start: 4 }),
    mention({ segmentId: 's1', start: 9 }),
    mention({ address: '/timeline/gone' }),
  ];
  const groups = groupsOf(canon, mentions).map(({ title, passages, mentions }) => [title, passages, mentions.length]);
  expect(groups).toEqual([
    ['Premise', false, 1],
    ['', true, 2],
    ['Ark', false, 1],
    ['Timeline', false, 1],
  ]);
  expect(new Set(mentions.map(keyOf)).size).toBe(mentions.length);
});

test('a chosen mention is named by its place', () => {
  const place = { address: null, segmentId: 's1', field: 'text', start: 9 };
  expect(chosenOf(mention(place))).toEqual(place);
});

test('elements and events have a name', () => {
  expect(nameAt(canon, '/elements/ark')).toBe('Ark');
  expect(nameAt(canon, '/timeline/fall')).toBe('The Fall');
  expect(nameAt(canon, '/premise')).toBeNull();
  expect(nameAt(canon, '/elements/gone')).toBeNull();
});
