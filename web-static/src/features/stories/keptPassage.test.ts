import { expect, test } from 'vitest';
import { keptPassage } from './keptPassage';

test('a text that was begun stays with the passage it was begun after', () => {
  const stored = JSON.stringify({ parentId: 'a', text: 'And then' });
  expect(keptPassage(stored, 'b')).toEqual({ parentId: 'a', text: 'And then' });
});

test.each([null, undefined, ''])('an empty form follows what is shown: %j', (stored) => {
  expect(keptPassage(stored, 'b')).toEqual({ parentId: 'b', text: '' });
});

test.each(['He said "no".', '7', '{"a":1}'])('a text that was kept without its place is not lost: %j', (stored) => {
  expect(keptPassage(stored, 'b')).toEqual({ parentId: 'b', text: stored });
});
