import { expect, test } from 'vitest';
import { sessionOf } from './session';

const ada = { id: '1', email: 'ada@example.org', displayName: 'Ada', createdAt: '2026-01-01T00:00:00Z' };

test('without a note nobody is said to be signed out before the API has answered', () => {
  expect(sessionOf(null, undefined, undefined)).toEqual({ state: 'unknown' });
});

test('whoever has the cookie is signed in, though the note is gone', () => {
  expect(sessionOf(null, undefined, ada)).toEqual({ state: 'in', user: ada });
});

test('who has neither is signed out', () => {
  expect(sessionOf(null, undefined, null)).toEqual({ state: 'out' });
});

test('a note is believed, and waits for its person', () => {
  expect(sessionOf('1', undefined, undefined)).toEqual({ state: 'unknown' });
  expect(sessionOf('1', ada, undefined)).toEqual({ state: 'in', user: ada });
});

test('before hydration nothing is known', () => {
  expect(sessionOf(undefined, undefined, undefined)).toEqual({ state: 'unknown' });
});
