import type { Canon, CanonValue } from '@/api/types';
import type { FieldKind, RelationRow } from './fieldKinds';

/** A part of the canon: one value, or a collection of entries by slug. */
export type Part = keyof Canon;
export type Collection = 'rules' | 'elements' | 'timeline' | 'constraints' | 'questions';
export type Address = { part: Part; slug: string | null };

export type FieldSpec = {
  name: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** What one row of it is called. */
  one?: string;
  /** Of a choice; the first stands where nothing else is said. */
  options?: readonly string[];
  /** Whether nothing typed is nothing said: else it is an empty text. */
  optional?: boolean;
};
type PartSpec = { title: string; one: string; fields: readonly FieldSpec[] };

export const parts: Record<Part, PartSpec> = {
  premise: { title: 'Premise', one: 'premise', fields: [field('', 'Premise', 'text')] },
  setting: {
    title: 'Setting',
    one: 'setting',
    fields: [
      field('year', 'Year', 'number'),
      { ...field('place', 'Place', 'line'), optional: true },
      { ...field('calendar', 'Calendar', 'line'), optional: true },
    ],
  },
  tones: { title: 'Tones', one: 'tones', fields: [rows('', 'Tones', 'Tone')] },
  themes: { title: 'Themes', one: 'themes', fields: [rows('', 'Themes', 'Theme')] },
  rules: {
    title: 'Rules',
    one: 'rule',
    fields: [
      field('statement', 'Statement', 'text'),
      choice('scope', 'Scope', ['universal', 'local', 'conditional']),
      choice('certainty', 'Certainty', ['established', 'tentative', 'fundamental']),
      rows('implications', 'Implications', 'Implication'),
      rows('exceptions', 'Exceptions', 'Exception'),
    ],
  },
  elements: {
    title: 'Elements',
    one: 'element',
    fields: [
      field('name', 'Name', 'line'),
      choice('kind', 'Kind', [
        'character',
        'location',
        'technology',
        'faction',
        'species',
        'artifact',
        'event',
        'concept',
      ]),
      field('summary', 'Summary', 'text'),
      choice('detail', 'Detail', ['sketch', 'detailed']),
      rows('properties', 'Properties', 'Property', 'pairs'),
      rows('relations', 'Relations', 'Relation', 'relations'),
    ],
  },
  timeline: {
    title: 'Timeline',
    one: 'event',
    fields: [
      field('when', 'When', 'line'),
      field('title', 'Title', 'line'),
      field('significance', 'Significance', 'text'),
      { ...rows('elements', 'Elements', 'Element', 'names'), hint: 'Short names of elements.' },
    ],
  },
  constraints: {
    title: 'Constraints',
    one: 'constraint',
    fields: [
      field('statement', 'Statement', 'text'),
      choice('kind', 'Kind', ['physical', 'social', 'logical', 'narrative']),
      choice('strictness', 'Strictness', ['strong', 'absolute', 'weak']),
    ],
  },
  questions: { title: 'Open questions', one: 'question', fields: [field('text', 'Question', 'text')] },
};

export const collections = ['rules', 'elements', 'timeline', 'constraints', 'questions'] as const;

function field(name: string, label: string, kind: FieldKind): FieldSpec {
  return { name, label, kind };
}

function rows(name: string, label: string, one: string, kind: FieldKind = 'list'): FieldSpec {
  return { name, label, kind, one };
}

function choice(name: string, label: string, options: readonly string[]): FieldSpec {
  return { name, label, kind: 'choice', options };
}

export function addressOf({ part, slug }: Address): string {
  return slug === null ? `/${part}` : `/${part}/${slug}`;
}

/** The id of an entry's place on the page of its world. */
export function anchorOf(address: string): string {
  return address.slice(1).replaceAll('/', '-');
}

export function parseAddress(address: string): Address {
  const [, part, slug] = address.split('/');
  return { part: part as Part, slug: slug ?? null };
}

export function valueAt(canon: Canon, { part, slug }: Address): CanonValue | null {
  if (slug === null) return canon[part] as CanonValue;
  return (canon[part] as Record<string, CanonValue> | undefined)?.[slug] ?? null;
}

/** What a person reads first in an entry. */
export function titleOf(part: Part, value: CanonValue): string {
  const titles = ['name', 'title', 'statement', 'text'].map((name) => at(value, name));
  return titles.find((title): title is string => typeof title === 'string' && title !== '') ?? parts[part].title;
}

/** A short name for a new entry, out of its own words, that no other entry has. */
export function slugFor(words: string, fallback: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const short = plain.split('-').filter(Boolean).slice(0, 6).join('-').slice(0, 56).replace(/-$/, '') || fallback;
  let slug = short;
  for (let number = 2; taken.includes(slug); number++) slug = `${short}-${number}`;
  return slug;
}

/** The fields of a value as words, for reading and comparing. */
export function describe(part: Part, value: CanonValue | null): { label: string; text: string }[] {
  if (value === null) return [];
  return parts[part].fields
    .map(({ name, label, kind }) => ({ label: name === '' ? '' : label, text: inWords(kind, at(value, name)) }))
    .filter(({ text }) => text !== '');
}

/** A field of a value; the value itself where it has none. */
export function at(value: CanonValue | null, name: string): unknown {
  return name === '' ? value : (value as Record<string, unknown> | null)?.[name];
}

function inWords(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'list':
    case 'names':
      return (value as string[]).join('\n');
    case 'pairs':
      return Object.entries(value as Record<string, string>)
        .map(([name, text]) => `${name}: ${text}`)
        .join('\n');
    case 'relations':
      return (value as RelationRow[]).map(({ to, kind, strength }) => `${to}, ${kind}, ${strength}`).join('\n');
    case 'line':
    case 'number':
    case 'text':
    case 'choice':
      return String(value);
  }
}
