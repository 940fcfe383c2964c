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
  ['Two  spaces.\r\n\r\nA line.', 'Two spaces.\n\nA\u2028line. '],
  ['星の都は眠らない', '星の都は静かに眠る'],
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

test('a word that changed is marked in a script without spaces', () => {
  expect(wordDiff('彼は東京に住んでいる。', '彼は京都に住んでいる。')).toEqual([
    { kind: 'same', text: '彼は' },
    { kind: 'removed', text: '東京' },
    { kind: 'added', text: '京都' },
    { kind: 'same', text: 'に住んでいる。' },
  ]);
});

test('what is added to a text leaves the text as it was', () => {
  const before = 'It was dark.';
  const added = ` ${'Nobody had lit the lamps of the harbour for years, and it was said that nobody would. '.repeat(9)}`;
  expect(wordDiff(before, before + added)).toEqual([
    { kind: 'same', text: before },
    { kind: 'added', text: added },
  ]);
});

test.each([
  [
    'The lamps of the harbour had burned all night, and nobody came to put them out in the morning.',
    'She had never seen the sea, but in the dream it was the only thing that the city was made of.',
  ],
  ['The lamp burned.', 'The crew of the ship slept.'],
  ['It was a night of rain and of wind.', 'Two of them walked, and a third of them ran.'],
  ['雨の夜だった。港の灯は消えていた。', '彼女は海を見たことがない。夢の中で街は塩だった。'],
])('a wholly new text shows before and after, not mixed words: %j', (before, after) => {
  expect(wordDiff(before, after)).toEqual([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
});

test('two long texts that have nothing in common are shown whole', () => {
  const [before, after] = ['a', 'b'].map((word) => Array.from({ length: 1000 }, (_, i) => word + i).join(' '));
  expect(wordDiff(before ?? '', after ?? '')).toHaveLength(2);
});
