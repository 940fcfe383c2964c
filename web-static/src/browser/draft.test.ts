import { expect, test } from 'vitest';
import { type Draft, hasConflict, readDraft, versionFor } from './draft';

const typed: Draft<string> = { base: { version: 2, value: 'It was dark.' }, value: 'It was very dark.' };

test("a draft that began before somebody else's change has a conflict, and keeps its old version", () => {
  const theirs = { version: 3, value: 'It was light.' };
  expect(hasConflict(typed, theirs)).toBe(true);
  expect(versionFor(typed, theirs)).toBe(2);
});

test('a draft has no conflict if only another part of the document changed', () => {
  const elsewhere = { version: 5, value: 'It was dark.' };
  expect(hasConflict(typed, elsewhere)).toBe(false);
  expect(versionFor(typed, elsewhere)).toBe(5);
});

test('a draft has no conflict if the other person wrote the same', () => {
  expect(hasConflict(typed, { version: 3, value: 'It was very dark.' })).toBe(false);
});

test('a page that is older than the draft does not count as a change', () => {
  const before = { version: 1, value: 'Dark.' };
  expect(hasConflict(typed, before)).toBe(false);
  expect(versionFor(typed, before)).toBe(2);
});

test('the base survives a reload', () => {
  expect(readDraft(JSON.stringify(typed))).toEqual(typed);
});

test.each([null, '', 'just words', '7', 'null', '{"value":"x"}', '{"base":{},"value":"x"}'])(
  'what is no draft is none: %j',
  (stored) => {
    expect(readDraft(stored)).toBeNull();
  },
);
