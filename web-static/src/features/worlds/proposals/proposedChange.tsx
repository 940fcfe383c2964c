'use client';

import { useState } from 'react';
import type { Canon, Change, EditConflict } from '@/api/types';
import * as ui from '@/text/ui';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { parseAddress } from '../canon/canon';
import { ChangeDiff } from '../canon/changeDiff';
import { EntryFields } from '../canon/entryFields';
import { type Form, toForm } from '../canon/entryForm';

type Props = {
  change: Change;
  /** What somebody has changed at the same address since. */
  conflict: EditConflict | null;
  /** The elements that other words may refer to; null where nobody decides here. */
  elements: Canon['elements'] | null;
  /** Other words for the change; null where there are none. */
  words: Form | null;
  onWords: (form: Form | null) => void;
};

/** One change of a proposal. Whoever decides may take it in other words; where it is in conflict both texts are shown. */
export function ProposedChange({ change, conflict, elements, words, onWords }: Props) {
  const [editing, setEditing] = useState(false);
  const { address, after } = change;
  const { part } = parseAddress(address);
  const canEdit = elements !== null && after !== null;
  return (
    <div className="grid min-w-0 flex-1 gap-2">
      <ChangeDiff change={change} />
      {conflict && (
        <section aria-label={t.conflict()} className="grid gap-2 border border-warn/60 bg-warn/5 p-3 text-sm">
          <p>{after === null ? t.conflictOfRemoval() : t.conflictHelp()}</p>
          <ChangeDiff change={{ address, before: conflict.before, after: conflict.theirs }} />
        </section>
      )}
      {canEdit && editing && (
        <div className="grid gap-3 border border-line bg-deep p-3">
          <EntryFields
            part={part}
            form={words ?? toForm(part, after)}
            onChange={onWords}
            errors={[]}
            targets={Object.entries(elements).map(([slug, { name }]) => ({ slug, name }))}
          />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setEditing(false)}>{t.takeTheseWords()}</Button>
            <Button
              onClick={() => {
                onWords(null);
                setEditing(false);
              }}
            >
              {ui.cancel()}
            </Button>
          </div>
        </div>
      )}
      {canEdit && !editing && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            look="quiet"
            className="-ml-3"
            aria-label={t.editChange({ address })}
            onClick={() => {
              if (conflict && !words) onWords(toForm(part, after));
              setEditing(true);
            }}
          >
            {t.otherWords()}
          </Button>
          {words && <span className="text-sm text-accent">{t.inOtherWords()}</span>}
        </div>
      )}
    </div>
  );
}
