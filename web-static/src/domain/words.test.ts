import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countWords } from './words';

/** The server's test reads the same file. */
const counts = readFileSync('../domain/src/test/resources/word-counts.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([words, text]) => [
    Number(words),
    text?.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t'),
  ]);

test.each(counts)('the site counts %d words as the server does: %j', (words, text) => {
  expect(countWords(String(text))).toBe(words);
});

test.each(['', ' \n\t '])('nothing has no words: %j', (text) => {
  expect(countWords(text)).toBe(0);
});
