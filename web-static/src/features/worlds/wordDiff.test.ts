import { expect, test } from 'vitest';
import { wordDiff } from './wordDiff';

const without = (kind: string, pieces: ReturnType<typeof wordDiff>) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('');

test.each([
  ['The sea remembers.', 'The old sea forgets.'],
  ['', 'New'],
  ['Gone', ''],
  ['same', 'same'],
  ['a b c d', 'd c b a'],
])('from %j to %j, both texts can be read out of the pieces', (before, after) => {
  const pieces = wordDiff(before, after);
  expect(without('added', pieces)).toBe(before);
  expect(without('removed', pieces)).toBe(after);
});

test('only what changed is marked', () => {
  expect(wordDiff('No ship is fast', 'No ship is slow')).toEqual([
    { kind: 'same', text: 'No ship is ' },
    { kind: 'removed', text: 'fast' },
    { kind: 'added', text: 'slow' },
  ]);
});
