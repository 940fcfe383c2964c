import { expect, test } from 'vitest';
import { nextAddress } from './next';

const origin = 'https://deepscifi.example';
const after = (next: string) => nextAddress(new URLSearchParams({ next }), origin);

test.each([
  ['/worlds/new', '/worlds/new'],
  ['/worlds/1?tab=stories#rules', '/worlds/1?tab=stories#rules'],
  ['/', '/'],
  ['', '/worlds'],
  ['/worlds/../stories/2', '/stories/2'],
  ['https:evil.example', '/evil.example'],
  [`${origin}/stories/2`, '/stories/2'],
])('after %j comes %j', (next, address) => {
  expect(after(next)).toBe(address);
});

test.each([
  'https://evil.example',
  `${origin}@evil.example`,
  `${origin}.evil.example`,
  'http://deepscifi.example/worlds',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://deepscifi.example/1',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  '/%2e%2e//evil.example',
  '/worlds/..//evil.example',
  '/worlds/%2e%2e/\\evil.example',
  '//[',
])('%j leads nowhere else', (next) => {
  expect(after(next)).toBe('/worlds');
});

/** Of everything that means something in an address, in any order: as many as make each combination of four likely. */
test('whatever is asked for, the way leads to this site', () => {
  const parts = [
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    '\r',
    ' ',
    '@',
    ':',
    '?',
    '#',
    'evil.example',
  ];
  const schemes = ['', 'https:', 'http:', 'javascript:', 'data:', origin];
  let seed = 42;
  const pick = <T>(from: T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T;
  };
  for (let round = 0; round < 200_000; round++) {
    const next = pick(schemes) + Array.from({ length: 1 + (round % 8) }, () => pick(parts)).join('');
    const address = after(next);
    const read = new URL(address, origin);
    if (!address.startsWith('/') || read.origin !== origin)
      throw new Error(`${JSON.stringify(next)} leads to ${address}`);
    // A router that puts it together by itself must come to the same.
    if (new URL(origin + address).href !== read.href) throw new Error(`${JSON.stringify(next)} is read in two ways`);
  }
});
