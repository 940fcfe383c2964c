'use client';

import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { World } from '@/api/types';
import * as t from '@/text/canon';
import * as rename from '@/text/rename';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Empty, Loading } from '@/ui/notice';
import { useVirtualRows, type VirtualRow } from '@/ui/virtualRows';
import { addressOf, parts, titleOf } from './canon';
import { EntryEditor } from './entryEditor';
import { CopyLink, EntryView } from './entryView';
import { LeftEntries } from './leftEntries';
import type { EntryRow, Row } from './rows';

type Props = {
  rows: readonly Row[];
  world: World | null;
  /** The key of the entry that is open for editing; that of a section where one is added to it. */
  editing: string | null;
  onEdit: (key: string | null) => void;
  onRename: (address: string) => void;
  /** The place that the address names, and how often it was asked for. */
  marked: Place | null;
  onFold: (key: string) => void;
};
export type Place = { key: string; asked: number };

/** The sections of a canon with their entries. Only what is near the screen is drawn. */
export function CanonList({ rows, world, editing, onEdit, onRename, marked, onFold }: Props) {
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const heightOf = useCallback((index: number) => guessedHeight(rows[index]), [rows]);
  const pinned = [editing, marked?.key].filter((key) => typeof key === 'string');
  const drawn = useVirtualRows({ keys, heightOf, pinned });
  const close = useCallback(() => onEdit(null), [onEdit]);
  useShown(marked);

  const draw = ({ index, place }: VirtualRow) => {
    const row = rows[index];
    if (!row) return null;
    const { key, part } = row;
    switch (row.kind) {
      case 'entry': {
        const isEdited = world !== null && editing === key;
        const isMarked = marked?.key === key;
        return (
          <li key={key} {...place} aria-setsize={row.of} aria-posinset={row.place} className="pb-3">
            <div
              id={key}
              tabIndex={-1}
              data-marked={isMarked || undefined}
              className={`scroll-mt-24 ${isEdited ? '' : 'border border-line bg-deep p-4 data-marked:border-accent'}`}
            >
              {isEdited ? (
                <EntryEditor world={world} address={{ part, slug: row.slug }} onDone={close} />
              ) : (
                <ShownEntry row={row} onEdit={world && onEdit} onRename={onRename} />
              )}
            </div>
          </li>
        );
      }
      case 'section':
        return (
          <div key={key} {...place} className="pb-4">
            <h2 id={key} className="chrome scroll-mt-24 border-t border-line pt-5 text-bright">
              <Fold row={row} label={parts[part].title} onFold={onFold} />
            </h2>
          </div>
        );
      case 'group':
        return (
          <div key={key} {...place} className="pb-3">
            <h3 id={key} className="chrome scroll-mt-24 text-dim">
              <Fold row={row} label={row.label} onFold={onFold} />
            </h3>
          </div>
        );
      case 'nothing':
        return (
          <div key={key} {...place} className="pb-4">
            <Empty>{t.nothingYet()}</Empty>
          </div>
        );
      case 'waiting':
        return (
          <div key={key} {...place}>
            <Loading what={parts[part].title} />
          </div>
        );
      case 'left':
        return (
          <div key={key} {...place}>
            {world && <LeftEntries world={world} part={part} />}
          </div>
        );
      case 'add':
        return (
          <div key={key} {...place} className="pb-8">
            {world && editing === key ? (
              <EntryEditor world={world} address={{ part, slug: null }} onDone={close} />
            ) : (
              <Button onClick={() => onEdit(key)}>{t.addEntry({ entry: parts[part].one })}</Button>
            )}
          </div>
        );
    }
  };

  return <div {...drawn.box}>{inSections(rows, drawn.rows, draw)}</div>;
}

/** The rows within their sections; entries that follow each other are one list. */
function inSections(rows: readonly Row[], drawn: readonly VirtualRow[], draw: (row: VirtualRow) => ReactNode) {
  return runs(drawn, ({ index }) => rows[index]?.part ?? '').map(([part, ofSection]) => (
    <section key={part} aria-label={parts[part as Row['part']].title}>
      {runs(ofSection, ({ index }) => listOf(rows[index])).map(([list, run]) =>
        list === '' ? run.map(draw) : <ul key={list}>{run.map(draw)}</ul>,
      )}
    </section>
  ));
}

function listOf(row: Row | undefined): string {
  return row?.kind === 'entry' ? row.list : '';
}

function runs<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const found: [string, T[]][] = [];
  for (const item of items) {
    const key = keyOf(item);
    const last = found.at(-1);
    if (last?.[0] === key) last[1].push(item);
    else found.push([key, [item]]);
  }
  return found;
}

type ShownProps = { row: EntryRow; onEdit: ((key: string) => void) | null; onRename: (address: string) => void };

/** Drawn again only where the entry has changed, or what it knows of others. */
const ShownEntry = memo(
  function ShownEntry({ row: { key, part, slug, value, inGroup }, onEdit, onRename }: ShownProps) {
    const title = titleOf(part, value);
    const hasName = part === 'elements' || part === 'timeline';
    return (
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-entry">
        <EntryView part={part} slug={slug} value={value} level={inGroup ? 4 : 3} />
        <div className="-my-2 -ml-3 flex flex-wrap sm:-mr-2 sm:ml-0 sm:flex-col sm:items-end">
          {onEdit && (
            <Button look="quiet" aria-label={t.editEntry({ entry: title })} onClick={() => onEdit(key)}>
              {ui.edit()}
            </Button>
          )}
          {onEdit && hasName && (
            <Button
              look="quiet"
              aria-label={rename.renameEntry({ entry: title })}
              onClick={() => onRename(addressOf({ part, slug }))}
            >
              {rename.renameShort()}
            </Button>
          )}
          <CopyLink anchor={key} title={title} />
        </div>
      </div>
    );
  },
  (one, other) =>
    one.row.key === other.row.key &&
    one.row.value === other.row.value &&
    one.onEdit === other.onEdit &&
    one.onRename === other.onRename,
);

type FoldProps = { row: Extract<Row, { kind: 'section' | 'group' }>; label: string; onFold: (key: string) => void };

function Fold({ row: { key, count, folded }, label, onFold }: FoldProps) {
  return (
    <button
      type="button"
      aria-expanded={!folded}
      onClick={() => onFold(key)}
      className="chrome flex min-h-9 items-center gap-2 hover:text-accent"
    >
      <span aria-hidden className="w-3">
        {folded ? '▸' : '▾'}
      </span>
      {label} <span className="text-dim">{count}</span>
    </button>
  );
}

/** Shows the place that the address names, and moves the focus there. It is drawn by then, wherever it is. */
function useShown(place: Place | null) {
  const [shown, setShown] = useState<Place | null>(null);
  useEffect(() => {
    if (!place || shown === place) return;
    const element = document.getElementById(place.key);
    if (!element) return;
    setShown(place);
    element.scrollIntoView();
    element.focus({ preventScroll: true });
  });
}

/** A line of an entry has so many letters and pixels. */
const letters = 70;
const line = 28;

function guessedHeight(row: Row | undefined): number {
  if (row?.kind !== 'entry') return row?.kind === 'add' ? 70 : 50;
  return 150 + Math.ceil(JSON.stringify(row.value).length / letters) * line * 0.6;
}
