import type { Relation } from '@/api/types';
import * as t from '@/text/canon';

/** A property of an element; its name is not bound to the names of the others before it is saved. */
export type Pair = { name: string; text: string };
export type RelationRow = { to: string; kind: string; strength: string; inverse: string | null };
/** A record in a list, by the names of its fields; in a form every value is a text. */
export type RecordRow = Readonly<Record<string, string | number | null>>;
/** The value of a field of a form: a text, or rows that each have fields of their own. */
export type FieldValue = string | readonly string[] | readonly Pair[] | readonly RelationRow[] | readonly RecordRow[];

/** `names` are slugs of other entries, `tokens` short texts, and `picture` is the id of one of the world. */
export type FieldKind =
  | 'line'
  | 'number'
  | 'text'
  | 'choice'
  | 'picture'
  | 'list'
  | 'tokens'
  | 'names'
  | 'pairs'
  | 'relations'
  | 'records';

/** Turns values of the canon into the text of a form, and back. */
type Kind<T extends FieldValue> = {
  empty: T;
  fill: (value: unknown) => T;
  read: (typed: T) => unknown;
  /** Without rows that were added and left empty. */
  filled: (typed: T) => T;
  /** Whether something that a browser kept is of this kind. */
  holds: (kept: unknown) => boolean;
};

/** The words for the strengths of a relation, in the order of their list. */
export const strengths: Readonly<Record<string, string>> = {
  weak: t.weak(),
  moderate: t.moderate(),
  strong: t.strong(),
} satisfies Record<Relation['strength'], string>;

const text: Kind<string> = {
  empty: '',
  fill: String,
  read: (typed) => typed,
  filled: (typed) => typed,
  holds: (kept) => typeof kept === 'string',
};

const list: Kind<readonly string[]> = {
  empty: [],
  fill: (value) => value as string[],
  read: (typed) => typed,
  filled: (typed) => typed.filter((row) => row !== ''),
  holds: (kept) => Array.isArray(kept) && kept.every((row) => typeof row === 'string'),
};

const pairs: Kind<readonly Pair[]> = {
  empty: [],
  fill: (value) => Object.entries(value as Record<string, string>).map(([name, text]) => ({ name, text })),
  read: (typed) => Object.fromEntries(typed.map(({ name, text }) => [name, text])),
  filled: (typed) => typed.filter(({ name, text }) => name !== '' || text !== ''),
  holds: rowsWith('name', 'text'),
};

const relations: Kind<readonly RelationRow[]> = {
  empty: [],
  fill: (value) => (value as RelationRow[]).map((row) => ({ ...row, inverse: row.inverse ?? '' })),
  read: (typed) => typed.map((row) => ({ ...row, inverse: row.inverse === '' ? null : row.inverse })),
  filled: (typed) => typed.filter(({ to, kind }) => to !== '' || kind !== ''),
  holds: rowsWith('to', 'kind', 'strength', 'inverse'),
};

/** Numbers and what is not said are known by the columns, so a value stays as it is until it is typed. */
const records: Kind<readonly RecordRow[]> = {
  empty: [],
  fill: (value) => value as RecordRow[],
  read: (typed) => typed,
  filled: (typed) => typed.filter((row) => Object.values(row).some((value) => value !== '' && value !== null)),
  holds: (kept) => Array.isArray(kept) && kept.every((row) => typeof row === 'object' && row !== null),
};

type AnyKind = Omit<Kind<never>, 'empty' | 'fill' | 'filled'> & {
  empty: FieldValue;
  fill: (value: unknown) => FieldValue;
  filled: (typed: never) => FieldValue;
};

export const kinds: Record<FieldKind, AnyKind> = {
  line: text,
  number: { ...text, read: wholeNumber },
  text,
  choice: text,
  picture: text,
  list,
  tokens: list,
  names: list,
  pairs,
  relations,
  records,
};

/** Anything else goes to the server as it was typed, which says at the field what would do. */
export function wholeNumber(typed: string): number | string | null {
  const number = typed.trim();
  if (number === '') return null;
  return /^[+-]?\d+$/.test(number) ? Number(number) : number;
}

function rowsWith(...names: string[]) {
  return (kept: unknown) =>
    Array.isArray(kept) && kept.every((row) => row && names.every((name) => typeof row[name] === 'string'));
}
