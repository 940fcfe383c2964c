import type { Canon, CanonValue } from '@/api/types';
import { fold } from '@/domain/fold';
import * as t from '@/text/canon';
import { addressOf, anchorOf, at, type Collection, collections, describe, parts, titleOf } from './canon';

/** What the list of a canon shows, from the top. The key of a row is its id on the page. */
export type Row = { key: string; part: Collection } & (
  | { kind: 'section'; count: number; folded: boolean }
  | { kind: 'group'; label: string; count: number; folded: boolean }
  /** `list` is the key of its section or group, and `place` its number among `of` there. */
  | { kind: 'entry'; slug: string; value: CanonValue; list: string; place: number; of: number; inGroup: boolean }
  | { kind: 'nothing' | 'waiting' | 'left' | 'add' }
);
export type EntryRow = Extract<Row, { kind: 'entry' }>;

/** The entries of one part that stand together, under a heading of their own where there is more than one group. */
export type Group = { key: string; label: string; entries: [string, CanonValue][] };
export type Section = { part: Collection; groups: Group[]; count: number };

export type Filter = {
  words: string;
  /** The key of a section or a group; empty for all. */
  place: string;
};
export const noFilter: Filter = { words: '', place: '' };

/** From so many entries on, a section shows the kinds of its entries as groups. */
const groupsFrom = 12;
/** Events in the order of their dates, and those without one. */
export type Events = { dated: [string, CanonValue][]; undated: [string, CanonValue][] };

const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * The sections of a canon with their groups.
 *
 * @param events null as long as their order is not known
 */
export function sectionsOf(canon: Canon, events: Events | null): Section[] {
  return collections.map((part) => {
    const all = Object.entries<CanonValue>(canon[part] ?? {});
    return { part, groups: groupsOf(part, all, events), count: all.length };
  });
}

function groupsOf(part: Collection, all: [string, CanonValue][], events: Events | null): Group[] {
  if (part === 'timeline') {
    const { dated = [], undated = [] } = events ?? {};
    const first = { key: part, label: parts.timeline.title, entries: dated.length > 0 ? dated : undated };
    const second = { key: `${part}--undated`, label: t.withoutDate(), entries: dated.length > 0 ? undated : [] };
    return [first, second].filter(({ entries }) => entries.length > 0);
  }
  if (part === 'elements') all.sort(([, one], [, other]) => byName.compare(titleOf(part, one), titleOf(part, other)));
  const kinds = parts[part].fields.find(({ name }) => name === 'kind')?.options;
  const whole = [{ key: part, label: parts[part].title, entries: all }];
  if (!kinds || all.length < groupsFrom) return whole;
  const groups = Object.entries(kinds)
    .map(([kind, label]) => ({
      key: `${part}--${kind}`,
      label,
      entries: all.filter(([, value]) => at(value, 'kind') === kind),
    }))
    .filter(({ entries }) => entries.length > 0);
  return groups.length > 1 ? groups : whole;
}

type Shown = {
  sections: readonly Section[];
  filter: Filter;
  folded: ReadonlySet<string>;
  /** Whether entries can be added. */
  editable: boolean;
  /** Whether the order of the events is known. */
  ready: boolean;
};

/** The rows to show. A filter opens what is folded. */
export function rowsOf({ sections, filter, folded, editable, ready }: Shown): Row[] {
  const words = wordsOf(filter.words);
  const filtered = words.length > 0 || filter.place !== '';
  return sections.flatMap(({ part, groups, count }): Row[] => {
    const left = groups
      .filter(({ key }) => filter.place === '' || filter.place === part || filter.place === key)
      .map((group) => ({ ...group, entries: group.entries.filter((entry) => hasWords(part, entry, words)) }))
      .filter(({ entries }) => entries.length > 0);
    const found = left.reduce((sum, { entries }) => sum + entries.length, 0);
    if (filtered ? found === 0 : count === 0 && !editable) return [];
    const isFolded = !filtered && folded.has(part);
    const head: Row = { key: part, part, kind: 'section', count: filtered ? found : count, folded: isFolded };
    if (isFolded) return [head];
    const waiting = part === 'timeline' && !ready && count > 0;
    return [
      head,
      ...(count === 0 ? [{ key: `${part}--nothing`, part, kind: 'nothing' } as const] : []),
      ...(waiting ? [{ key: `${part}--waiting`, part, kind: 'waiting' } as const] : []),
      ...left.flatMap((group) => rowsOfGroup(part, group, !filtered && folded.has(group.key))),
      ...(editable && !filtered
        ? [{ key: `${part}--left`, part, kind: 'left' } as const, { key: `${part}--add`, part, kind: 'add' } as const]
        : []),
    ];
  });
}

function rowsOfGroup(part: Collection, { key, label, entries }: Group, folded: boolean): Row[] {
  const inGroup = key !== part;
  const of = entries.length;
  const rows = folded
    ? []
    : entries.map(([slug, value], index): Row => {
        const anchor = anchorOf(addressOf({ part, slug }));
        return { key: anchor, part, kind: 'entry', slug, value, list: key, place: index + 1, of, inGroup };
      });
  return inGroup ? [{ key, part, kind: 'group', label, count: of, folded }, ...rows] : rows;
}

/** What is folded of the rows above the one with a key: the section, and the group. */
export function foldsOver(sections: readonly Section[], key: string): string[] {
  return sections.flatMap(({ part, groups }) => {
    const group = groups.find(
      (group) => group.key === key || group.entries.some(([slug]) => anchorOf(addressOf({ part, slug })) === key),
    );
    return group || part === key ? [part, ...(group ? [group.key] : [])] : [];
  });
}

function wordsOf(typed: string): string[] {
  return fold(typed).split(/\s+/).filter(Boolean);
}

/** The texts of entries for the filter, as long as the entries live. */
const texts = new WeakMap<object, string>();

function hasWords(part: Collection, [slug, value]: [string, CanonValue], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let text = texts.get(value as object);
  if (text === undefined) {
    text = fold([slug, ...describe(part, value).map(({ text }) => text)].join('\n'));
    texts.set(value as object, text);
  }
  return words.every((word) => text.includes(word));
}
