'use client';

import * as t from '@/text/entries';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { parts } from './canon';
import { type Filter, noFilter, type Row, type Section } from './rows';

/** What is in the canon, with the ways there. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  const filled = sections.filter(({ count }) => count > 0);
  if (filled.length === 0) return null;
  return (
    <nav aria-label={t.contents()}>
      <ul className="grid gap-1 text-sm">
        {filled.map(({ part, count, groups }) => (
          <li key={part} className="flex flex-wrap items-baseline gap-x-3">
            <To place={part} label={parts[part].title} count={count} strong />
            {groups.some(({ key }) => key !== part) && (
              <ul className="flex flex-wrap gap-x-3">
                {groups
                  .filter(({ key }) => key !== part)
                  .map(({ key, label, entries }) => (
                    <li key={key}>
                      <To place={key} label={label} count={entries.length} />
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function To({ place, label, count, strong }: { place: string; label: string; count: number; strong?: boolean }) {
  return (
    <a
      href={`#${place}`}
      className={`inline-block py-1 underline-offset-4 hover:text-accent hover:underline ${strong ? 'chrome text-bright' : ''}`}
    >
      {label} <span className="text-dim">{count}</span>
    </a>
  );
}

type FilterProps = {
  sections: readonly Section[];
  filter: Filter;
  rows: readonly Row[];
  onChange: (filter: Filter) => void;
};

/** Finds entries by words and by kind. */
export function FilterBar({ sections, filter, rows, onChange }: FilterProps) {
  const all = sections.reduce((sum, { count }) => sum + count, 0);
  const isFiltered = filter.words.trim() !== '' || filter.place !== '';
  const found = rows.filter(({ kind }) => kind === 'entry').length;
  if (all === 0) return null;
  const places = sections.flatMap(({ part, groups, count }) => [
    ...(count > 0 ? [{ value: part as string, label: parts[part].title }] : []),
    ...groups
      .filter(({ key }) => key !== part)
      .map(({ key, label }) => ({ value: key, label: `${parts[part].title}: ${label}` })),
  ]);
  return (
    <search className="grid gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-name-and-text">
        <Select
          label={t.show()}
          options={[{ value: '', label: t.everything() }, ...places]}
          value={filter.place}
          onChange={({ target }) => onChange({ ...filter, place: target.value })}
        />
        <TextField
          label={t.filter()}
          placeholder={t.filterHint()}
          type="search"
          value={filter.words}
          onChange={({ target }) => onChange({ ...filter, words: target.value })}
        />
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-3 text-sm text-dim">
        <p role="status">{isFiltered && found === 0 ? t.nothingFound() : isFiltered && t.found({ found, all })}</p>
        {isFiltered && (
          <Button look="quiet" onClick={() => onChange(noFilter)}>
            {t.showAll()}
          </Button>
        )}
      </div>
    </search>
  );
}
