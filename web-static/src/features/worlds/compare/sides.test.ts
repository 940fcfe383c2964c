import { expect, test } from 'vitest';
import { choices, compareHref, sidesOf } from './sides';

const address = (query: string) => new URLSearchParams(query);

test('an address that names no version compares the newest one with the one before', () => {
  expect(sidesOf(address(''), 7)).toEqual({ from: '6', to: '7' });
  expect(sidesOf(address('to=3'), 7)).toEqual({ from: '2', to: '3' });
  expect(sidesOf(address(''), 1)).toEqual({ from: '1', to: '1' });
  expect(sidesOf(address('from=origin&to=2'), 7)).toEqual({ from: 'origin', to: '2' });
});

test('what an address names is a choice, even where it was not read', () => {
  const versions = [
    { number: 3, name: 'The flood' },
    { number: 2, name: null },
  ];
  expect(choices({ origin: null }, versions, '9').map(({ value }) => value)).toEqual(['3', '2', '9']);
  const fork = { origin: { worldId: 'w', name: 'Slow Light', version: 1 } };
  expect(choices(fork, versions, '2').map(({ value }) => value)).toEqual(['origin', '3', '2']);
  expect(choices(fork, versions, '2').map(({ label }) => label)).toContain('Version 3: The flood');
});

test('the address of a comparison reads back', () => {
  const href = compareHref('w', 'origin', 4);
  expect(sidesOf(address(href.split('?')[1] ?? ''), 9)).toEqual({ from: 'origin', to: '4' });
});
