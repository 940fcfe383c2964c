import { beforeEach, expect, test, vi } from 'vitest';
import { forgetStored, writeStored } from '@/browser/stored';
import { forgetPositions, keepPositions, keptPositions } from './positions';

vi.stubGlobal('window', new EventTarget());

beforeEach(() => forgetStored(''));

test('positions of a world are kept until they are forgotten', () => {
  keepPositions('w', false, { zoe: { x: 1, y: 2 } });
  keepPositions('w', false, { max: { x: 3, y: 4 } });
  expect(keptPositions('w', false)).toEqual({ zoe: { x: 1, y: 2 }, max: { x: 3, y: 4 } });
  expect(keptPositions('w', true)).toEqual({});
  expect(keptPositions('other', false)).toEqual({});
  forgetPositions('w', false);
  expect(keptPositions('w', false)).toEqual({});
});

test('what is no position is left out', () => {
  writeStored('draft.graph.w', '{"zoe": {"x": 1, "y": 2}, "max": {"x": null}, "ida": 7}');
  expect(keptPositions('w', false)).toEqual({ zoe: { x: 1, y: 2 } });
  writeStored('draft.graph.w', 'no JSON');
  expect(keptPositions('w', false)).toEqual({});
});
