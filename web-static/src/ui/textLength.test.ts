import { expect, test } from 'vitest';
import { tooLong } from './textLength';

test('a text is too long from one character over the bound on', () => {
  expect(tooLong('x'.repeat(1200), 1200)).toBeNull();
  expect(tooLong('x'.repeat(1201), 1200)).toBe('at most 1,200 characters, 1 too many');
});
