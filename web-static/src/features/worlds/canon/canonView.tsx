'use client';

import { type ReactNode, useState } from 'react';
import type { Canon, CanonValue, TimelineEntry, World } from '@/api/types';
import * as t from '@/text/canon';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Empty } from '@/ui/notice';
import { type Address, addressOf, anchorOf, type Collection, collections, describe, parts, titleOf } from './canon';
import { EntryEditor } from './entryEditor';
import { LeftEntries } from './leftEntries';
import { inOrder } from './timeline';

type Props = {
  canon: Canon;
  /** The world to change; null where the canon is only to be read. */
  editable: World | null;
};

/** The canon as lists. One entry at a time may be open for editing. */
export function CanonView({ canon, editable }: Props) {
  const [editing, setEditing] = useState<string | null>(null);

  function edit(address: Address, label: string, shown: ReactNode) {
    const key = addressOf(address);
    if (editable && editing === key)
      return <EntryEditor key={key} world={editable} address={address} onDone={() => setEditing(null)} />;
    return (
      <div key={key} className="flex items-start justify-between gap-3">
        <div className="min-w-0 flex-1">{shown}</div>
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

type SectionProps = {
  part: Collection;
  entries: [string, CanonValue][];
  add: ReactNode;
  /** Unsaved texts of entries that are gone. */
  left: ReactNode;
  draw: (slug: string, value: CanonValue) => ReactNode;
};

function Section({ part, entries, add, left, draw }: SectionProps) {
  if (entries.length === 0 && add === null) return null;
  return (
    <section aria-label={parts[part].title} className="grid gap-4 border-t border-line pt-5">
      <h2 className="chrome text-bright">
        {parts[part].title} <span className="text-dim">{entries.length}</span>
      </h2>
      {entries.length === 0 && <Empty>{t.nothingYet()}</Empty>}
      {part === 'timeline' ? (
        <Timeline entries={entries} draw={draw} />
      ) : (
        <Entries part={part} entries={entries} draw={draw} />
      )}
      {left}
      {add}
    </section>
  );
}

/** Events in the order of their dates; what is no date stands below. */
function Timeline({ entries, draw }: Pick<SectionProps, 'entries' | 'draw'>) {
  const { dated, undated } = inOrder(entries as [string, TimelineEntry][]);
  return (
    <>
      <Entries part="timeline" entries={dated} draw={draw} />
      {dated.length > 0 && undated.length > 0 && <h3 className="chrome text-dim">{t.withoutDate()}</h3>}
      <Entries part="timeline" entries={undated} draw={draw} />
    </>
  );
}

function Entries({ part, entries, draw }: Omit<SectionProps, 'add' | 'left'>) {
  if (entries.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {entries.map(([slug, value]) => (
        <li key={slug} id={anchorOf(addressOf({ part, slug }))} className="border border-line bg-deep p-4">
          {draw(slug, value)}
        </li>
      ))}
    </ul>
  );
}

/** The words that lead an entry are its heading; choices follow as small labels, the rest as prose. */
function Entry({ part, slug, value }: { part: Collection; slug: string; value: CanonValue }) {
  const rows = describe(part, value);
  const choices = new Set(parts[part].fields.filter(({ kind }) => kind === 'choice').map(({ label }) => label));
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
            <div key={label}>
              <dt className="sr-only">{label}</dt>
              <dd dir="auto" className="prose text-base!">
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
