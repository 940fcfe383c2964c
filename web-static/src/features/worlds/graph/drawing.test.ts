import { expect, test } from 'vitest';
import { drawn } from './drawing';
import type { Graph } from './model';

/** A graph of groups, as in a large world: each element knows the next and one of another group. */
function large(size: number): Graph {
  const slugs = Array.from({ length: size }, (_, number) => `n${number}`);
  const edges = slugs.flatMap((from, number) => [
    { id: `${from} 0`, from, to: slugs[Math.floor(number / 10) * 10] ?? from, kind: 'serves', inverse: null },
    ...(number % 10 === 0
      ? [{ id: `${from} 1`, from, to: slugs[(number + 10) % size] ?? from, kind: 'trades with', inverse: null }]
      : []),
  ]);
  return {
    nodes: slugs.map((slug) => ({ slug, name: slug, kind: 'character' as const })),
    edges: edges.filter(({ from, to }) => from !== to),
  };
}

test('no two of 500 elements lie one over the other', () => {
  const cy = drawn({ graph: large(500), tree: false, kept: {}, container: null });
  const places = cy.nodes().map((node) => node.position());
  const over = places.filter((one, index) =>
    places.slice(index + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) < 18),
  );
  expect(places).toHaveLength(500);
  expect(over.length).toBeLessThan(10);
  cy.destroy();
});

test('elements whose positions are kept stay there', () => {
  const kept = { n0: { x: 5, y: 7 }, n1: { x: 300, y: 40 } };
  const all = drawn({ graph: large(2), tree: false, kept, container: null });
  expect(all.getElementById('n n0').position()).toEqual(kept.n0);
  all.destroy();
  const some = drawn({ graph: large(5), tree: false, kept, container: null });
  const { x, y } = some.getElementById('n n1').position();
  expect([x, y].map(Math.round)).toEqual([300, 40]);
  some.destroy();
});

test('a tree has what is pointed at below what points at it', () => {
  const graph: Graph = {
    nodes: ['child', 'parent'].map((slug) => ({ slug, name: slug, kind: 'character' as const })),
    edges: [{ id: 'parent 0', from: 'parent', to: 'child', kind: 'parent of', inverse: null }],
  };
  const cy = drawn({ graph, tree: true, kept: {}, container: null });
  expect(cy.getElementById('n parent').position().y).toBeLessThan(cy.getElementById('n child').position().y);
  cy.destroy();
});
