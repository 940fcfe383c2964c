import { expect, test } from 'vitest';
import { nextAddress } from './next';

test.each([
  ['next=/worlds/new', '/worlds/new'],
  ['', '/worlds'],
  ['next=https://evil.example', '/worlds'],
  ['next=//evil.example', '/worlds'],
  ['next=/\\evil.example', '/worlds'],
])('after %s comes %s', (search, address) => {
  expect(nextAddress(new URLSearchParams(search))).toBe(address);
});
