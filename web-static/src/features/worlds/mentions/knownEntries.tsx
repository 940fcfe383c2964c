'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { usePortraits, useWorld } from '@/api/queries/worlds';
import type { Canon, Picture, Relation } from '@/api/types';
import { NameIndex } from '@/domain/mentions';

/** The entries of a world that texts can name. */
export type KnownEntries = {
  worldId: string;
  canon: Canon;
  index: NameIndex;
  /** What other elements say of their relation to one, by its slug. */
  relationsTo: ReadonlyMap<string, readonly RelationFrom[]>;
  /** By the id of the picture. */
  portraits: ReadonlyMap<string, Picture>;
};

export type RelationFrom = { from: string; relation: Relation };

type Named = { elements: Canon['elements'] | undefined; timeline: Canon['timeline'] | undefined };

const Known = createContext<KnownEntries | null>(null);

/** Null where no world is known. */
export function useKnownEntries(): KnownEntries | null {
  return use(Known);
}

/** The canon is null where no world is known. */
type Props = { worldId: string; version: number; canon: Canon | null; children: ReactNode };

/** Within it, texts link the names of the entries of a canon. */
export function EntriesOf({ worldId, version, canon, children }: Props) {
  const elements = canon?.elements;
  const timeline = canon?.timeline;
  const index = useMemo(() => new NameIndex(namesIn({ elements, timeline })), [elements, timeline]);
  const relationsTo = useMemo(() => relationsIn(elements), [elements]);
  const hasPortraits = Object.values(elements ?? {}).some(({ portrait }) => portrait);
  const { data } = usePortraits(worldId, version, hasPortraits);
  const portraits = useMemo(() => new Map(data?.items.map((picture) => [picture.id, picture])), [data]);
  const known = useMemo(
    () => canon && { worldId, canon, index, relationsTo, portraits },
    [worldId, canon, index, relationsTo, portraits],
  );
  return <Known value={known}>{children}</Known>;
}

/** The same for a world that may have to be read first; until then, and without one, texts have no links. */
export function EntriesOfWorld({ worldId, children }: { worldId: string | null; children: ReactNode }) {
  const { data } = useWorld(worldId);
  return (
    <EntriesOf worldId={worldId ?? ''} version={data?.version ?? 0} canon={data?.canon ?? null}>
      {children}
    </EntriesOf>
  );
}

function* namesIn({ elements, timeline }: Named) {
  for (const [slug, { name, aliases }] of Object.entries(elements ?? {}))
    yield { address: `/elements/${slug}`, names: [name, ...(aliases ?? [])] };
  for (const [slug, { title }] of Object.entries(timeline ?? {}))
    yield { address: `/timeline/${slug}`, names: [title] };
}

function relationsIn(elements: Named['elements']): Map<string, RelationFrom[]> {
  const found = new Map<string, RelationFrom[]>();
  for (const [from, { relations }] of Object.entries(elements ?? {})) {
    for (const relation of relations ?? []) {
      const known = found.get(relation.to);
      if (known) known.push({ from, relation });
      else found.set(relation.to, [{ from, relation }]);
    }
  }
  return found;
}
