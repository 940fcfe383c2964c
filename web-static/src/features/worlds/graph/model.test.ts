import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Element } from '@/api/types';
import { filtered, type Graph, graphOf, nearest, neighbourhood, pathBetween, rootsOf } from './model';

const element = (name: string, relations: [string, string][] = [], kind: Element['kind'] = 'character'): Element => ({
  kind,
  name,
  summary: 'Is there.',
  detail: 'sketch',
  properties: {},
  relations: relations.map(([kind, to]) => ({ kind, to, strength: 'moderate', inverse: null })),
  aliases: [],
  began: null,
  ended: null,
  portrait: null,
});

const family = graphOf({
  zoe: element('Zoë', [['parent of', 'max']]),
  max: element('Max', [
    ['parent of', 'ida'],
    ['lives in', 'port'],
  ]),
  ida: element('Ida'),
  port: element('The Port', [], 'location'),
  hermit: element('A hermit'),
});
const slugs = (graph: Graph | null) => graph?.nodes.map(({ slug }) => slug);

test('elements are in the order of their names, and each relation is an edge', () => {
  expect(slugs(family)).toEqual(['hermit', 'ida', 'max', 'port', 'zoe']);
  expect(family.edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
    'max parent of ida',
    'max lives in port',
    'zoe parent of max',
  ]);
});

test('a kind of element that is left out takes its relations along', () => {
  const without = { kinds: new Set(['location']), relations: new Set<string>() };
  expect(filtered(family, without).edges.map(({ kind }) => kind)).toEqual(['parent of', 'parent of']);
  const others = { kinds: new Set<string>(), relations: new Set(['parent of']) };
  expect(filtered(family, others).edges.map(({ kind }) => kind)).toEqual(['lives in']);
});

test('neighbours are those with a relation in either direction', () => {
  expect(slugs(neighbourhood(family, 'max'))).toEqual(['ida', 'max', 'port', 'zoe']);
  expect(slugs(neighbourhood(family, 'hermit'))).toEqual(['hermit']);
});

test('a path follows relations in either direction', () => {
  expect(pathBetween(family, 'port', 'zoe')?.edges.map(({ kind }) => kind)).toEqual(['lives in', 'parent of']);
  expect(slugs(pathBetween(family, 'port', 'zoe'))).toEqual(['max', 'port', 'zoe']);
  expect(slugs(pathBetween(family, 'max', 'max'))).toEqual(['max']);
  expect(pathBetween(family, 'port', 'hermit')).toBeNull();
  expect(pathBetween(family, 'nobody', 'zoe')).toBeNull();
});

test('a path is as long as the distance, and each step is a relation', () => {
  const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const names = Array.from({ length: 8 }, (_, number) => `n${number}`);
      const graph = graphOf(
        Object.fromEntries(
          names.map((name, number) => [
            name,
            element(
              name,
              pairs.filter(([from]) => from === number).map(([, to]) => ['to', `n${to}`]),
            ),
          ]),
        ),
      );
      let around = new Set(['n0']);
      for (let steps = 0; steps < 8; steps++) {
        for (const slug of around) expect(pathBetween(graph, 'n0', slug)?.edges.length).toBeLessThanOrEqual(steps);
        around = new Set([...around].flatMap((slug) => slugs(neighbourhood(graph, slug)) ?? []));
      }
      for (const name of names) expect(pathBetween(graph, 'n0', name) !== null).toBe(around.has(name));
    }),
  );
});

test('a tree begins where nothing points at', () => {
  expect(rootsOf(family)).toEqual(['hermit', 'zoe']);
  const circle = graphOf({ a: element('A', [['to', 'b']]), b: element('B', [['to', 'a']]) });
  expect(rootsOf(circle)).toEqual(['a']);
  expect(rootsOf({ nodes: [], edges: [] })).toEqual([]);
});

test('an arrow key finds the nearest element in its direction', () => {
  const places = new Map([
    ['middle', { x: 0, y: 0 }],
    ['right', { x: 10, y: 1 }],
    ['farther', { x: 20, y: 0 }],
    ['above', { x: 1, y: -5 }],
  ]);
  expect(nearest(places, 'middle', 'right')).toBe('right');
  expect(nearest(places, 'right', 'right')).toBe('farther');
  expect(nearest(places, 'middle', 'up')).toBe('above');
  expect(nearest(places, 'middle', 'left')).toBeNull();
  expect(nearest(places, 'nobody', 'left')).toBeNull();
});
