'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense, useMemo, useState } from 'react';
import type { World } from '@/api/types';
import { whenDrawn } from '@/browser/later';
import * as t from '@/text/graph';
import { Checkbox, Select } from '@/ui/field';
import { Empty, Loading } from '@/ui/notice';
import { parts } from '../canon/canon';
import { GraphTable } from './graphTable';
import { filtered, type Graph, graphOf, neighbourhood, pathBetween } from './model';

const GraphChart = whenDrawn(() => import('./graphChart').then(({ GraphChart }) => GraphChart));

/** The elements of a world and their relations, as a drawing and as tables. */
export function GraphView({ world }: { world: World }) {
  const all = useMemo(() => graphOf(world.canon.elements ?? {}), [world]);
  const [tree, setTree] = useState(false);
  const [kinds, toggleKind] = useLeftOut();
  const [relations, toggleRelation] = useLeftOut();
  const { element, to, show } = useAsked();
  const narrowed = useMemo(() => filtered(all, { kinds, relations }), [all, kinds, relations]);
  const shown = useMemo(() => of(narrowed, element, to), [narrowed, element, to]);
  const options = all.nodes.map(({ slug, name }) => ({ value: slug, label: name }));
  if (all.nodes.length === 0) return <Empty>{t.nothingYet()}</Empty>;
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-52">
          <Select
            label={t.show()}
            value={element}
            options={withAsked([{ value: '', label: t.everything() }, ...options], element)}
            onChange={({ target }) => show(target.value, target.value === '' ? '' : to)}
          />
        </div>
        {element !== '' && (
          <div className="min-w-0 flex-1 basis-52">
            <Select
              label={t.pathTo()}
              value={to}
              options={withAsked([{ value: '', label: t.itsNeighbours() }, ...options], to)}
              onChange={({ target }) => show(element, target.value)}
            />
          </div>
        )}
        <div className="min-w-0 flex-1 basis-52">
          <Select
            label={t.layout()}
            value={tree ? 'tree' : 'free'}
            options={[
              { value: 'free', label: t.free() },
              { value: 'tree', label: t.tree() },
            ]}
            onChange={({ target }) => setTree(target.value === 'tree')}
          />
        </div>
      </div>
      <Choices
        title={t.kinds()}
        all={distinct(all.nodes.map(({ kind }) => kind))}
        labelOf={(kind) => kindNames[kind] ?? kind}
        leftOut={kinds}
        onToggle={toggleKind}
      />
      <Choices
        title={t.relationKinds()}
        all={distinct(all.edges.map(({ kind }) => kind))}
        labelOf={(kind) => kind}
        leftOut={relations}
        onToggle={toggleRelation}
      />
      {shown === null || shown.nodes.length === 0 ? (
        <Empty>{shown === null ? t.noPath() : t.nothingShown()}</Empty>
      ) : (
        <>
          <Suspense fallback={<Loading what={t.theGraph()} />}>
            <GraphChart
              key={`${tree} ${shown.nodes.map(({ slug }) => slug)} ${shown.edges.map(({ id }) => id)}`}
              worldId={world.id}
              graph={shown}
              tree={tree}
            />
          </Suspense>
          <GraphTable worldId={world.id} graph={shown} />
        </>
      )}
    </div>
  );
}

/** The words for the kinds of elements. */
export const kindNames: Readonly<Record<string, string>> =
  parts.elements.fields.find(({ name }) => name === 'kind')?.options ?? {};

function of(graph: Graph, element: string, to: string): Graph | null {
  if (element === '') return graph;
  return to === '' ? neighbourhood(graph, element) : pathBetween(graph, element, to);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort((one, other) => one.localeCompare(other));
}

/** An element that the address names may have left the canon: then it is named by its address. */
function withAsked(options: readonly { value: string; label: string }[], asked: string) {
  return options.some(({ value }) => value === asked) ? options : [...options, { value: asked, label: asked }];
}

function useLeftOut(): [ReadonlySet<string>, (kind: string) => void] {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  function toggle(kind: string) {
    const next = new Set(leftOut);
    if (!next.delete(kind)) next.add(kind);
    setLeftOut(next);
  }
  return [leftOut, toggle];
}

/** The element and the other end of a path are part of the address, so that they can be linked to. Empty for none. */
function useAsked() {
  const router = useRouter();
  const asked = useSearchParams();
  function show(element: string, to: string) {
    const query = new URLSearchParams({ ...(element && { element }), ...(to && { to }) });
    router.replace(`?${query}`, { scroll: false });
  }
  return { element: asked.get('element') ?? '', to: asked.get('to') ?? '', show };
}

type ChoicesProps = {
  title: string;
  all: readonly string[];
  labelOf: (kind: string) => string;
  leftOut: ReadonlySet<string>;
  onToggle: (kind: string) => void;
};

function Choices({ title, all, labelOf, leftOut, onToggle }: ChoicesProps) {
  if (all.length < 2) return null;
  const shown = all.filter((kind) => !leftOut.has(kind)).length;
  return (
    <details>
      <summary className="chrome py-2 text-dim hover:text-accent">
        {title} {t.chosen({ shown: String(shown), count: String(all.length) })}
      </summary>
      <fieldset className="mt-2 flex flex-wrap gap-x-6 gap-y-3">
        <legend className="sr-only">{title}</legend>
        {all.map((kind) => (
          <Checkbox key={kind} label={labelOf(kind)} checked={!leftOut.has(kind)} onChange={() => onToggle(kind)} />
        ))}
      </fieldset>
    </details>
  );
}
