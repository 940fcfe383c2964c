import type { Canon, CanonValue } from '@/api/types';

/** A part of the canon: one value, or a collection of entries by slug. */
export type Part = keyof Canon;
export type Collection = 'rules' | 'elements' | 'timeline' | 'constraints' | 'questions';
export type Address = { part: Part; slug: string | null };

/** An entry as a person edits it: every field as text, whatever is typed. */
export type Form = Record<string, string>;

type FieldKind = 'line' | 'number' | 'text' | 'lines' | 'pairs' | 'relations' | 'choice';
export type FieldSpec = { name: string; label: string; kind: FieldKind; hint?: string; options?: readonly string[] };
type PartSpec = { title: string; one: string; fields: readonly FieldSpec[] };

const perLine = 'One on each line.';

export const parts: Record<Part, PartSpec> = {
  premise: { title: 'Premise', one: 'premise', fields: [field('', 'Premise', 'text')] },
  setting: {
    title: 'Setting',
    one: 'setting',
    fields: [field('year', 'Year', 'number'), field('place', 'Place', 'line'), field('calendar', 'Calendar', 'line')],
  },
  tones: { title: 'Tones', one: 'tones', fields: [field('', 'Tones', 'lines', perLine)] },
  themes: { title: 'Themes', one: 'themes', fields: [field('', 'Themes', 'lines', perLine)] },
  rules: {
    title: 'Rules',
    one: 'rule',
    fields: [
      field('statement', 'Statement', 'text'),
      choice('scope', 'Scope', ['universal', 'local', 'conditional']),
      choice('certainty', 'Certainty', ['established', 'tentative', 'fundamental']),
      field('implications', 'Implications', 'lines', perLine),
      field('exceptions', 'Exceptions', 'lines', perLine),
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
      field('properties', 'Properties', 'pairs', 'One on each line, as “age: 41”.'),
      field('relations', 'Relations', 'relations', 'One on each line, as “the-ark, built by, strong”.'),
    ],
  },
  timeline: {
    title: 'Timeline',
    one: 'event',
    fields: [
      field('when', 'When', 'line'),
      field('title', 'Title', 'line'),
      field('significance', 'Significance', 'text'),
      field('elements', 'Elements', 'lines', 'The short names of elements, one on each line.'),
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

function field(name: string, label: string, kind: FieldKind, hint?: string): FieldSpec {
  return { name, label, kind, ...(hint && { hint }) };
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

export function blank(part: Part): Form {
  return Object.fromEntries(parts[part].fields.map(({ name, options }) => [name, options?.[0] ?? '']));
}

export function toForm(part: Part, value: CanonValue | null): Form {
  if (value === null || value === undefined) return blank(part);
  return Object.fromEntries(parts[part].fields.map((spec) => [spec.name, toText(spec, at(value, spec.name))]));
}

export function fromForm(part: Part, form: Form): CanonValue {
  const entries = parts[part].fields.map((spec) => [spec.name, fromText(spec, form[spec.name] ?? '')] as const);
  const [first] = entries;
  return (first?.[0] === '' ? first[1] : Object.fromEntries(entries)) as CanonValue;
}

/** What a person reads first in an entry. */
export function titleOf(part: Part, value: CanonValue): string {
  const form = toForm(part, value);
  return form.name || form.title || form.statement || form.text || parts[part].title;
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
  const form = toForm(part, value);
  return parts[part].fields
    .map(({ name, label }) => ({ label: name === '' ? '' : label, text: form[name] ?? '' }))
    .filter(({ text }) => text !== '');
}

function at(value: CanonValue, name: string): unknown {
  return name === '' ? value : (value as Record<string, unknown>)[name];
}

function toText({ kind }: FieldSpec, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'lines':
      return (value as string[]).join('\n');
    case 'pairs':
      return Object.entries(value as Record<string, string>)
        .map(([key, text]) => `${key}: ${text}`)
        .join('\n');
    case 'relations':
      return (value as { to: string; kind: string; strength: string }[])
        .map(({ to, kind, strength }) => `${to}, ${kind}, ${strength}`)
        .join('\n');
    case 'line':
    case 'number':
    case 'text':
    case 'choice':
      return String(value);
  }
}

function fromText({ kind }: FieldSpec, text: string): unknown {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  switch (kind) {
    case 'lines':
      return lines;
    case 'pairs':
      return Object.fromEntries(lines.map((line) => cut(line, ':')));
    case 'relations':
      return lines.map(relation);
    case 'number':
      // What is no number goes to the server as it is, which says so at the field.
      return text.trim() === '' ? null : Number.isNaN(Number(text)) ? text.trim() : Number(text);
    case 'line':
      return text.trim();
    case 'text':
    case 'choice':
      return text.trim();
  }
}

function cut(line: string, separator: string): [string, string] {
  const at = line.indexOf(separator);
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

function relation(line: string) {
  const [to = '', kind = '', strength = 'moderate'] = line.split(',').map((word) => word.trim());
  return { to, kind: kind || 'knows', strength };
}
