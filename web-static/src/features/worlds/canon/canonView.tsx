'use client';

import { type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTimeline } from '@/api/queries/worlds';
import type { Canon, CanonValue, World } from '@/api/types';
import { whenDrawn } from '@/browser/later';
import { usePlaceInAddress } from '@/browser/place';
import * as t from '@/text/canon';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';
import { EntriesOf } from '../mentions/knownEntries';
import { MentionText } from '../mentions/mentionText';
import { type Address, addressOf, anchorOf, describe, parts } from './canon';
import { CanonList, type Place } from './canonList';
import { Contents, FilterBar } from './contents';
import { EntryEditor } from './entryEditor';
import { type Filter, foldsOver, noFilter, rowsOf, sectionsOf } from './rows';
import { inOrder } from './timeline';
import { UndoBar } from './undoBar';

const RenameDialog = whenDrawn(() => import('../rename/renameDialog').then(({ RenameDialog }) => RenameDialog));

type Props = {
  canon: Canon;
  /** The world and the version of it that has this canon. */
  worldId: string;
  version: number;
  /** The world to change; null where the canon is only to be read. */
  editable: World | null;
};

/** The canon as lists. One entry at a time may be open for editing. */
export function CanonView({ canon, worldId, version, editable }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [marked, setMarked] = useState<Place | null>(null);
  const events = useEvents(canon, worldId, version);
  const sections = useMemo(() => sectionsOf(canon, events.inOrder), [canon, events.inOrder]);

  const wanted = useDeferredValue(filter);
  const ready = events.inOrder !== null;
  const isEditable = editable !== null;
  const rows = useMemo(
    () => rowsOf({ sections, filter: wanted, folded, editable: isEditable, ready }),
    [sections, wanted, folded, isEditable, ready],
  );

  /** Whatever hides the place is opened. */
  function show(key: string) {
    const over = foldsOver(sections, key);
    setMarked((before) => ({ key, asked: (before?.asked ?? 0) + 1 }));
    if (over.length === 0) return;
    setFilter(noFilter);
    setFolded((now) => new Set([...now].filter((fold) => !over.includes(fold))));
  }
  usePlaceInAddress(show);

  const fold = useCallback((key: string) => {
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  function edit(address: Address, label: string, shown: ReactNode) {
    const key = anchorOf(addressOf(address));
    return (
      <div key={key} id={key} tabIndex={-1} className="scroll-mt-24 outline-none">
        {editable && editing === key ? (
          <EntryEditor world={editable} address={address} onDone={() => setEditing(null)} />
        ) : (
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0 flex-1">{shown}</div>
            {editable && (
              <Button look="quiet" aria-label={label} onClick={() => setEditing(key)}>
                {ui.edit()}
              </Button>
            )}
          </div>
        )}
      </div>
    );
  }

  return (
    <EntriesOf {...{ worldId, version, canon }}>
      <div className="grid grid-cols-1 gap-8">
        <section aria-label={parts.premise.title} className="grid grid-cols-1 gap-4">
          <h2 className="sr-only">{parts.premise.title}</h2>
          {edit(
            { part: 'premise', slug: null },
            t.editEntry({ entry: parts.premise.one }),
            <p dir="auto" className="prose text-xl! text-bright">
              <MentionText text={canon.premise} />
            </p>,
          )}
          {(['setting', 'calendar', 'tones', 'themes'] as const).map((part) => {
            const line = summary(part, canon[part]);
            if (!line && !editable) return null;
            return edit(
              { part, slug: null },
              t.editEntry({ entry: parts[part].one }),
              <p className="text-sm">
                <span className="chrome mr-2 text-dim">{parts[part].title}</span> <bdi>{line || '—'}</bdi>
              </p>,
            );
          })}
        </section>
        <div className="grid grid-cols-1 gap-4">
          <Contents sections={sections} />
          <FilterBar {...{ sections, filter, rows }} onChange={setFilter} />
          {editable && <UndoBar world={editable} onShow={(address) => show(anchorOf(address))} />}
        </div>
        {events.trouble}
        <CanonList
          {...{ rows, editing, marked }}
          world={editable}
          onEdit={setEditing}
          onRename={setRenaming}
          onFold={fold}
        />
      </div>
      {editable && renaming && (
        <Suspense>
          <RenameDialog world={editable} address={renaming} onClose={() => setRenaming(null)} />
        </Suspense>
      )}
    </EntriesOf>
  );
}

/** The events in the order of their dates, which the API knows. */
function useEvents(canon: Canon, worldId: string, version: number) {
  const { data, error, refetch } = useTimeline(worldId, version);
  const { timeline } = canon;
  const items = data?.items ?? (error ? [] : null);
  const events = useMemo(() => {
    const entries = Object.entries<CanonValue>(timeline ?? {});
    return items || entries.length === 0 ? inOrder(entries, items ?? []) : null;
  }, [timeline, items]);
  return { inOrder: events, trouble: error ? <Trouble error={error} onRetry={() => void refetch()} /> : null };
}

function summary(part: 'setting' | 'calendar' | 'tones' | 'themes', value: CanonValue): string {
  return describe(part, value)
    .map(({ text }) => text.replaceAll('\n', ' · '))
    .join(' · ');
}
