import { expect, test } from 'vitest';
import type { SearchResult } from '@/api/types';
import { hrefOf, piecesOf } from './hit';

const nothing: SearchResult = {
  kind: 'world',
  worldId: 'w',
  worldName: 'Calypso',
  address: null,
  storyId: null,
  segmentId: null,
  turnId: null,
  title: 'Calypso',
  snippet: '',
  marks: [],
  left: false,
};

test('each kind leads to its place', () => {
  expect(hrefOf(nothing)).toBe('/worlds/w');
  expect(hrefOf({ ...nothing, kind: 'entry', address: '/elements/the-ark' })).toBe('/worlds/w#elements-the-ark');
  expect(hrefOf({ ...nothing, kind: 'story', storyId: 's' })).toBe('/stories/s');
  expect(hrefOf({ ...nothing, kind: 'passage', storyId: 's', segmentId: 'p' })).toBe('/stories/s#passage-p');
  expect(hrefOf({ ...nothing, kind: 'message', turnId: 't' })).toBe('/worlds/w#turn-t');
  expect(hrefOf({ ...nothing, kind: 'message', worldId: null, turnId: 't' })).toBe('/worlds#turn-t');
});

test('the pieces of a snippet are the snippet, with its matches apart', () => {
  const snippet = 'Zoë saw wolves, and wolves saw Zoë';
  const marks = [
    { from: 0, to: 3 },
    { from: 8, to: 14 },
    { from: 31, to: 34 },
  ];
  const pieces = piecesOf({ snippet, marks });
  expect(pieces.map(({ text }) => text).join('')).toBe(snippet);
  expect(pieces.filter(({ match }) => match).map(({ text }) => text)).toEqual(['Zoë', 'wolves', 'Zoë']);
  expect(piecesOf({ snippet, marks: [] })).toEqual([{ text: snippet, match: false }]);
});
