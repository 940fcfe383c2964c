'use client';

import { type ReactNode, useState } from 'react';
import { useLastChanges, useTimeline } from '@/api/queries/worlds';
import type { Canon, CanonValue, LastChange, World } from '@/api/types';
import * as t from '@/text/canon';
import * as ui from '@/text/ui';
import * as versions from '@/text/versions';
import { AuthorName } from '@/ui/authorName';
import { Button } from '@/ui/button';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';
import {
  type Address,
  addressOf,
  anchorOf,
  at,
  type Collection,
  collections,
  describe,
  labelOf,
  parts,
  titleOf,
} from './canon';
import { EntryEditor } from './entryEditor';
import { LeftEntries } from './leftEntries';
import { inOrder } from './timeline';

type Props = {
  canon: Canon;
  /** The world and the version of it that has this canon. */
  worldId: string;
  version: number;
  /** Whether it is the newest one: then each entry says who changed it last. */
  isNewest?: boolean;
  /** The world to change; null where the canon is only to be read. */
  editable: World | null;
};

/** The canon as lists. One entry at a time may be open for editing. */
export function CanonView({ canon, worldId, version, isNewest = false, editable }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const last = useLastChanges(worldId, version, isNewest).data?.lastChanged;

  function edit(address: Address, label: string, shown: ReactNode) {
    const key = addressOf(address);
    if (editable && editing === key)
      return <EntryEditor key={key} world={editable} address={address} onDone={() => setEditing(null)} />;
    return (
      <div key={key} className="flex items-start justify-between gap-3">
        <div className="min-w-0 flex-1">
          {shown}
          {last?.[key] && <LastChanged change={last[key]} />}
        </div>
        {editable && (
          <Button look="quiet" aria-label={label} onClick={() => setEditing(key)}>
            {ui.edit()}
          </Button>
        )}
      </div>
    );
  }

  function add(part: Collection) {
    const address = { part, slug: null };
    const key = addressOf(address);
    if (!editable) return null;
    if (editing === key)
      return <EntryEditor key={key} world={editable} address={address} onDone={() => setEditing(null)} />;
    return (
      <Button className="justify-self-start" onClick={() => setEditing(key)}>
        {t.addEntry({ entry: parts[part].one })}
      </Button>
    );
  }

  return (
    <div className="grid gap-8">
      <section aria-label={parts.premise.title} className="grid gap-4">
        <h2 className="sr-only">{parts.premise.title}</h2>
        {edit(
          { part: 'premise', slug: null },
          t.editEntry({ entry: parts.premise.one }),
          <p dir="auto" className="prose text-xl! text-bright">
            {canon.premise}
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
      {collections.map((part) => (
        <Section
          key={part}
          part={part}
          entries={Object.entries(canon[part] ?? {})}
          {...{ worldId, version }}
          add={add(part)}
          left={editable && <LeftEntries world={editable} part={part} />}
          draw={(slug, value) =>
            edit(
              { part, slug },
              t.editEntry({ entry: titleOf(part, value) }),
              <Entry part={part} slug={slug} value={value} />,
            )
          }
        />
      ))}
    </div>
  );
}

function LastChanged({ change }: { change: LastChange }) {
  return (
    <p className="mt-1 text-xs text-dim">
      {versions.lastChanged({ number: String(change.version) })} · <AuthorName author={change.author} /> ·{' '}
      <Time at={change.at} />
    </p>
  );
}

type SectionProps = {
  part: Collection;
  entries: [string, CanonValue][];
  worldId: string;
  version: number;
  add: ReactNode;
  /** Unsaved texts of entries that are gone. */
  left: ReactNode;
  draw: (slug: string, value: CanonValue) => ReactNode;
};

function Section({ part, entries, worldId, version, add, left, draw }: SectionProps) {
  if (entries.length === 0 && add === null) return null;
  return (
    <section aria-label={parts[part].title} className="grid gap-4 border-t border-line pt-5">
      <h2 className="chrome text-bright">
        {parts[part].title} <span className="text-dim">{entries.length}</span>
      </h2>
      {entries.length === 0 && <Empty>{t.nothingYet()}</Empty>}
      {part === 'timeline' ? (
        <Events {...{ entries, worldId, version, draw }} />
      ) : (
        <Entries part={part} entries={entries} draw={draw} />
      )}
      {left}
      {add}
    </section>
  );
}

/** Events in the order of their dates; what is no date stands below. */
function Events({ entries, worldId, version, draw }: Pick<SectionProps, 'entries' | 'worldId' | 'version' | 'draw'>) {
  const { data, error, refetch } = useTimeline(worldId, version);
  if (entries.length === 0) return null;
  if (!data && !error) return <Loading what={parts.timeline.title} />;
  const { dated, undated } = inOrder(entries, data?.items ?? []);
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <Entries part="timeline" entries={dated} draw={draw} />
      {dated.length > 0 && undated.length > 0 && <h3 className="chrome text-dim">{t.withoutDate()}</h3>}
      <Entries part="timeline" entries={undated} draw={draw} />
    </>
  );
}

function Entries({ part, entries, draw }: Pick<SectionProps, 'part' | 'entries' | 'draw'>) {
  if (entries.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {entries.map(([slug, value]) => (
        <li
          key={slug}
          id={anchorOf(addressOf({ part, slug }))}
          ref={showIfAsked}
          tabIndex={-1}
          className="border border-line bg-deep p-4"
        >
          {draw(slug, value)}
        </li>
      ))}
    </ul>
  );
}

/** The browser looks for the entry that an address names before it is drawn. */
function showIfAsked(entry: HTMLElement | null) {
  if (!entry || window.location.hash !== `#${entry.id}`) return;
  entry.scrollIntoView();
  entry.focus({ preventScroll: true });
}

/** The words that lead an entry are its heading; choices follow as small labels, one line with its label, the rest as prose. */
function Entry({ part, slug, value }: { part: Collection; slug: string; value: CanonValue }) {
  const rows = describe(part, value);
  const choices = new Set(parts[part].fields.filter(({ kind }) => kind === 'choice').map(({ label }) => label));
  const lines = new Set(
    parts[part].fields.filter(({ kind }) => kind === 'line').map((spec) => labelOf(spec, at(value, 'kind'))),
  );
  const title = titleOf(part, value);
  return (
    <article className="grid gap-2">
      <h3 dir="auto" className="font-serif text-lg leading-snug text-bright">
        {title}
      </h3>
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-dim">
        <span>{slug}</span>
        {rows
          .filter(({ label }) => choices.has(label))
          .map(({ label, text }) => (
            <span key={label} className="text-accent/90">
              {text}
            </span>
          ))}
      </p>
      <dl className="grid gap-2">
        {rows
          .filter(({ label, text }) => !choices.has(label) && text !== title)
          .map(({ label, text }) => (
            <div key={label} className={lines.has(label) ? 'flex flex-wrap items-baseline gap-x-2 text-sm' : ''}>
              <dt className={lines.has(label) ? 'chrome text-dim' : 'sr-only'}>{label}</dt>
              <dd dir="auto" className={lines.has(label) ? '' : 'prose text-base!'}>
                {text}
              </dd>
            </div>
          ))}
      </dl>
    </article>
  );
}

function summary(part: 'setting' | 'calendar' | 'tones' | 'themes', value: CanonValue): string {
  return describe(part, value)
    .map(({ text }) => text.replaceAll('\n', ' · '))
    .join(' · ');
}
