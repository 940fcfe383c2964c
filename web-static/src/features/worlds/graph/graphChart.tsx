'use client';

import type { Core } from 'cytoscape';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/graph';
import { Button } from '@/ui/button';
import { entryHref } from '../timeline/words';
import { drawn, padding } from './drawing';
import { type Direction, type Graph, type GraphNode, nearest, type Point } from './model';
import { forgetPositions, keepPositions, keptPositions } from './positions';

type Props = { worldId: string; graph: Graph; tree: boolean };

const zoomStep = 1.5;
const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The drawing. It has at least one element, and is drawn once: another graph is another chart. */
export function GraphChart({ worldId, graph, tree }: Props) {
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Core | null>(null);
  const [at, setAt] = useState<GraphNode | null>(null);
  const [drawing, setDrawing] = useState(0);
  const router = useRouter();
  const open = (slug: string) => router.push(entryHref(worldId, `/elements/${slug}`));
  const current = useRef({ open });
  current.current = { open };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawing` draws it anew.
  useEffect(() => {
    const cy = drawn({ graph, tree, kept: keptPositions(worldId, tree), container: box.current });
    chart.current = cy;
    cy.on('tap', 'node', ({ target }) => setAt(graph.nodes.find(({ slug }) => slug === target.data('slug')) ?? null));
    cy.on('dbltap', 'node', ({ target }) => current.current.open(target.data('slug')));
    cy.on('dragfree', 'node', () => keepPositions(worldId, tree, Object.fromEntries(placesIn(cy))));
    return () => {
      chart.current = null;
      cy.destroy();
    };
  }, [worldId, graph, tree, drawing]);

  function goTo(slug: string | null | undefined) {
    const node = graph.nodes.find((node) => node.slug === slug);
    const cy = chart.current;
    if (!node || !cy) return;
    cy.elements().unselect();
    const place = cy.getElementById(`n ${node.slug}`);
    place.select();
    const { x1, x2, y1, y2 } = cy.extent();
    const { x, y } = place.position();
    if (x < x1 || x > x2 || y < y1 || y > y2) cy.center(place);
    setAt(node);
  }

  function zoom(by: number) {
    const cy = chart.current;
    cy?.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  function layOutAnew() {
    forgetPositions(worldId, tree);
    setDrawing(drawing + 1);
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const cy = chart.current;
    if (!cy) return;
    const keys: Record<string, () => void> = {
      Home: () => goTo(graph.nodes[0]?.slug),
      End: () => goTo(graph.nodes.at(-1)?.slug),
      Enter: () => at && open(at.slug),
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': () => cy.fit(undefined, padding),
    };
    const act = direction
      ? () => goTo(at ? nearest(placesIn(cy), at.slug, direction) : graph.nodes[0]?.slug)
      : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => zoom(zoomStep)}>{t.zoomIn()}</Button>
        <Button onClick={() => zoom(1 / zoomStep)}>{t.zoomOut()}</Button>
        <Button onClick={() => chart.current?.fit(undefined, padding)}>{t.fit()}</Button>
        <Button onClick={layOutAnew}>{t.layOutAnew()}</Button>
      </div>
      <p id={help} className="text-xs text-dim">
        {t.chartHelp()}
      </p>
      <div
        role="application"
        aria-label={t.chart()}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move among the elements.
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="relative h-96 border border-line bg-deep sm:h-112"
      >
        <div ref={box} className="h-full" />
      </div>
      <p role="status" className="min-h-6 text-sm">
        {at && (
          <>
            <bdi className="text-bright">{at.name}</bdi> {t.relationCount({ count: degreeOf(graph, at.slug) })}
          </>
        )}
      </p>
    </div>
  );
}

function placesIn(cy: Core): Map<string, Point> {
  return new Map(cy.nodes().map((node) => [node.data('slug') as string, { ...node.position() }]));
}

function degreeOf({ edges }: Graph, slug: string): number {
  return edges.filter(({ from, to }) => from === slug || to === slug).length;
}
