import type { Canon, Element } from '@/api/types';

/** An element of the canon. */
export type GraphNode = { slug: string; name: string; kind: Element['kind'] };
/** A relation, in the words of the element that has it. */
export type GraphEdge = { id: string; from: string; to: string; kind: string; inverse: string | null };
/** Nodes are in the order of their names. */
export type Graph = { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] };

export function graphOf(elements: Canon['elements']): Graph {
  const nodes = Object.entries(elements)
    .map(([slug, { name, kind }]) => ({ slug, name, kind }))
    .sort((one, other) => one.name.localeCompare(other.name) || one.slug.localeCompare(other.slug));
  const edges = nodes.flatMap(({ slug }) =>
    (elements[slug]?.relations ?? []).map(({ to, kind, inverse }, index) => ({
      id: `${slug} ${index}`,
      from: slug,
      to,
      kind,
      inverse: inverse ?? null,
    })),
  );
  return { nodes, edges: edges.filter(({ to }) => to in elements) };
}

/** Only elements and relations of kinds that are not left out. */
export function filtered(
  { nodes, edges }: Graph,
  without: { kinds: ReadonlySet<string>; relations: ReadonlySet<string> },
): Graph {
  return within(
    {
      nodes: nodes.filter(({ kind }) => !without.kinds.has(kind)),
      edges: edges.filter(({ kind }) => !without.relations.has(kind)),
    },
    () => true,
  );
}

/** One element, those that it has a relation with, and the relations among all of these. */
export function neighbourhood(graph: Graph, slug: string): Graph {
  const near = new Set([slug]);
  for (const { from, to } of graph.edges) {
    if (from === slug) near.add(to);
    if (to === slug) near.add(from);
  }
  return within(graph, (node) => near.has(node));
}

/** A shortest way from one element to another, along relations of either direction; null where there is none. */
export function pathBetween(graph: Graph, from: string, to: string): Graph | null {
  const cameBy = new Map<string, GraphEdge | null>([[from, null]]);
  const reached = [from];
  for (const here of reached) {
    if (here === to) break;
    for (const edge of graph.edges) {
      const next = otherEnd(edge, here);
      if (next === null || cameBy.has(next)) continue;
      cameBy.set(next, edge);
      reached.push(next);
    }
  }
  if (!cameBy.has(to) || !graph.nodes.some(({ slug }) => slug === from)) return null;
  const edges: GraphEdge[] = [];
  const on = new Set([to]);
  for (let here = to; here !== from; ) {
    const edge = cameBy.get(here);
    if (!edge) return null;
    edges.unshift(edge);
    here = otherEnd(edge, here) ?? from;
    on.add(here);
  }
  return { nodes: graph.nodes.filter(({ slug }) => on.has(slug)), edges };
}

/** Where a tree begins: elements that no relation points at. In a circle, the first by name. */
export function rootsOf({ nodes, edges }: Graph): string[] {
  const pointedAt = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const roots = nodes.filter(({ slug }) => !pointedAt.has(slug)).map(({ slug }) => slug);
  const first = nodes[0];
  return roots.length > 0 || !first ? roots : [first.slug];
}

export type Direction = 'left' | 'right' | 'up' | 'down';
export type Point = { x: number; y: number };

/** The nearest point that lies rather in a direction than aside; null where there is none. */
export function nearest(places: ReadonlyMap<string, Point>, at: string, direction: Direction): string | null {
  const here = places.get(at);
  if (!here) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [slug, { x, y }] of places) {
    const [dx, dy] = [x - here.x, y - here.y];
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
    const way = ahead + 2 * aside;
    if (slug === at || ahead <= 0 || aside > 2 * ahead || way >= least) continue;
    best = slug;
    least = way;
  }
  return best;
}

function otherEnd({ from, to }: GraphEdge, here: string): string | null {
  if (from === here) return to;
  return to === here ? from : null;
}

function within({ nodes, edges }: Graph, holds: (slug: string) => boolean): Graph {
  const there = new Set(nodes.map(({ slug }) => slug).filter(holds));
  return {
    nodes: nodes.filter(({ slug }) => there.has(slug)),
    edges: edges.filter(({ from, to }) => there.has(from) && there.has(to)),
  };
}
