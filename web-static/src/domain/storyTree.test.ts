import { expect, test } from 'vitest';
import type { Segment } from '@/api/types';
import { childrenOf, defaultEnd, endBelow, nameOf, pathTo } from './storyTree';

let clock = 0;
function segment(id: string, parentId: string | null, position = 0): Segment {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, clock++)).toISOString();
  const author = { kind: 'person' as const, name: 'Ada' };
  return {
    id,
    parentId,
    position,
    title: null,
    text: id,
    wordCount: 1,
    revision: 1,
    author,
    editor: null,
    createdAt,
    updatedAt: createdAt,
    unfinished: false,
    illustration: null,
  };
}

// a ─ b ─ d
//   └ c ─ e
//       └ f
const story = [
  segment('a', null),
  segment('b', 'a', 0),
  segment('c', 'a', 1),
  segment('e', 'c', 0),
  segment('f', 'c', 1),
  segment('d', 'b', 0),
];
const ids = (segments: Segment[]) => segments.map(({ id }) => id).join('');

test('the path leads from the beginning to a segment', () => {
  expect(ids(pathTo(story, 'f'))).toBe('acf');
  expect(pathTo(story, null)).toEqual([]);
  expect(pathTo(story, 'gone')).toEqual([]);
});

test('siblings are in their order', () => {
  expect(ids(childrenOf(story, 'a'))).toBe('bc');
  expect(ids(childrenOf(story, null))).toBe('a');
});

test('reading on takes the newest alternative', () => {
  expect(endBelow(story, 'c')).toBe('f');
  expect(endBelow(story, 'd')).toBe('d');
  expect(defaultEnd(story)).toBe('d');
  expect(defaultEnd([])).toBeNull();
});

test('a segment without a title is called by its first words', () => {
  const long = { ...segment('x', null), text: 'one two three four five six seven eight' };
  expect(nameOf(long)).toBe('one two three four five six seven…');
  expect(nameOf({ ...long, title: 'Salt' })).toBe('Salt');
});
