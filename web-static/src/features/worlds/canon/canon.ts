import canonBounds from '@/api/canonBounds.json';
import type {
  Calendar,
  Canon,
  CanonValue,
  Constraint,
  Element,
  Era,
  LeapRule,
  Month,
  Question,
  Rule,
  Setting,
  TimelineEntry,
} from '@/api/types';
import * as t from '@/text/canon';
import { type FieldKind, type RecordRow, type RelationRow, strengths } from './fieldKinds';

/** A part of the canon: one value, or a collection of entries by slug. */
export type Part = keyof Canon;
export type Collection = 'rules' | 'elements' | 'timeline' | 'constraints' | 'questions';
export type Address = { part: Part; slug: string | null };

export type FieldSpec = {
  name: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** The name of one row. */
  one?: string;
  /** The words for each value of a choice; the first value is the default. */
  options?: Readonly<Record<string, string>>;
  /** Labels for entries of some kinds, where they differ. */
  labelsByKind?: Readonly<Record<string, string>>;
  /** The entries that names are of. */
  of?: 'elements' | 'timeline';
  /** Whether nothing typed is nothing said: else it is an empty text. */
  optional?: boolean;
  /** The fields of each row of records. */
  columns?: readonly Column[];
};
/** A field of a record in a list. */
export type Column = Pick<FieldSpec, 'name' | 'label' | 'options' | 'optional'> & {
  kind: 'line' | 'number' | 'choice';
};
type PartSpec = { title: string; one: string; fields: readonly FieldSpec[] };
type Unnamed = Omit<FieldSpec, 'name'>;

/** Every field of an entry, in the order of its form: `tsc` fails where one is missing here. */
type Fields<T> = { [K in keyof T]-?: Unnamed };
/** The words for every value of a choice, in the order of its list: `tsc` fails where one is missing here. */
type Choices<E extends string> = Record<E, string>;

const beginnings: Partial<Choices<Element['kind']>> = {
  character: t.born(),
  species: t.appeared(),
  faction: t.founded(),
  location: t.founded(),
  artifact: t.made(),
};
const ends: Partial<Choices<Element['kind']>> = {
  character: t.died(),
  species: t.diedOut(),
  faction: t.dissolved(),
  location: t.destroyed(),
  artifact: t.destroyed(),
};

export const parts: Record<Part, PartSpec> = {
  premise: { title: t.premise(), one: t.premiseNoun(), fields: whole(field(t.premise(), 'text')) },
  setting: {
    title: t.setting(),
    one: t.settingNoun(),
    fields: named({
      year: field(t.year(), 'number'),
      place: { ...field(t.place(), 'line'), optional: true },
      calendar: { ...field(t.calendar(), 'line'), optional: true },
    } satisfies Fields<Setting>),
  },
  calendar: {
    title: t.monthsAndEras(),
    one: t.calendarNoun(),
    fields: named({
      months: records<Month>(t.months(), t.month(), {
        name: column(t.name(), 'line'),
        days: column(t.days(), 'number'),
        kind: {
          ...column(t.kind(), 'choice'),
          options: { month: t.monthKind(), intercalary: t.intercalary() } satisfies Choices<Month['kind']>,
        },
      }),
      weekdays: rows(t.weekdays(), t.weekday()),
      leapRules: records<LeapRule>(t.leapRules(), t.leapRule(), {
        month: column(t.month(), 'line'),
        days: column(t.daysMore(), 'number'),
        every: column(t.everyYears(), 'number'),
        except: { ...column(t.exceptYears(), 'number'), optional: true },
        unless: { ...column(t.unlessYears(), 'number'), optional: true },
        from: { ...column(t.fromYear(), 'number'), optional: true },
      }),
      eras: records<Era>(t.eras(), t.era(), {
        name: column(t.name(), 'line'),
        shortForm: { ...column(t.shortForm(), 'line'), optional: true },
        start: column(t.startYear(), 'number'),
        counts: {
          ...column(t.counts(), 'choice'),
          options: { up: t.up(), down: t.down() } satisfies Choices<Era['counts']>,
        },
        years: { ...column(t.yearCount(), 'number'), optional: true },
      }),
    } satisfies Fields<Calendar>),
  },
  tones: { title: t.tones(), one: t.tonesNoun(), fields: whole(rows(t.tones(), t.tone())) },
  themes: { title: t.themes(), one: t.themesNoun(), fields: whole(rows(t.themes(), t.theme())) },
  rules: {
    title: t.rules(),
    one: t.ruleNoun(),
    fields: named({
      statement: field(t.statement(), 'text'),
      scope: choice(t.scope(), {
        universal: t.universal(),
        local: t.local(),
        conditional: t.conditional(),
      } satisfies Choices<Rule['scope']>),
      certainty: choice(t.certainty(), {
        established: t.established(),
        tentative: t.tentative(),
        fundamental: t.fundamental(),
      } satisfies Choices<Rule['certainty']>),
      implications: rows(t.implications(), t.implication()),
      exceptions: rows(t.exceptions(), t.exception()),
    } satisfies Fields<Rule>),
  },
  elements: {
    title: t.elements(),
    one: t.elementNoun(),
    fields: named({
      name: field(t.name(), 'line'),
      kind: choice(t.kind(), {
        character: t.character(),
        location: t.location(),
        technology: t.technology(),
        faction: t.faction(),
        species: t.species(),
        artifact: t.artifact(),
        event: t.eventKind(),
        concept: t.concept(),
      } satisfies Choices<Element['kind']>),
      summary: field(t.summary(), 'text'),
      detail: choice(t.detail(), { sketch: t.sketch(), detailed: t.detailed() } satisfies Choices<Element['detail']>),
      properties: rows(t.properties(), t.property(), 'pairs'),
      relations: rows(t.relations(), t.relation(), 'relations'),
      aliases: rows(t.aliases(), t.alias(), 'tokens'),
      began: { ...field(t.began(), 'line'), labelsByKind: beginnings, optional: true },
      ended: { ...field(t.ended(), 'line'), labelsByKind: ends, optional: true },
      portrait: { ...field(t.portrait(), 'picture'), optional: true },
    } satisfies Fields<Element>),
  },
  timeline: {
    title: t.timeline(),
    one: t.eventNoun(),
    fields: named({
      when: field(t.when(), 'line'),
      title: field(t.title(), 'line'),
      significance: field(t.significance(), 'text'),
      elements: { ...rows(t.elements(), t.element(), 'names'), of: 'elements' },
      end: { ...field(t.end(), 'line'), optional: true },
      causes: { ...rows(t.causes(), t.cause(), 'names'), of: 'timeline' },
    } satisfies Fields<TimelineEntry>),
  },
  constraints: {
    title: t.constraints(),
    one: t.constraintNoun(),
    fields: named({
      statement: field(t.statement(), 'text'),
      kind: choice(t.kind(), {
        physical: t.physical(),
        social: t.social(),
        logical: t.logical(),
        narrative: t.narrative(),
      } satisfies Choices<Constraint['kind']>),
      strictness: choice(t.strictness(), {
        strong: t.strong(),
        absolute: t.absolute(),
        weak: t.weak(),
      } satisfies Choices<Constraint['strictness']>),
    } satisfies Fields<Constraint>),
  },
  questions: {
    title: t.openQuestions(),
    one: t.questionNoun(),
    fields: named({ text: field(t.question(), 'text') } satisfies Fields<Question>),
  },
};

export const collections = ['rules', 'elements', 'timeline', 'constraints', 'questions'] as const;

/** The longest text, and the most items of a list or a map, by the API's document. */
export type Bounds = {
  maxLength?: number;
  most?: number;
  /** Of the names in a map. */
  nameLength?: number;
  /** Of what a list or a map holds. */
  one?: Bounds;
  fields?: Record<string, Bounds>;
};

/** The bounds of a field of an entry. */
export function boundsOf(part: Part, name: string): Bounds {
  const all: Bounds = canonBounds;
  const own = all.fields?.[part];
  return (name === '' ? own : (own?.one ?? own)?.fields?.[name]) ?? {};
}

function field(label: string, kind: FieldKind): Unnamed {
  return { label, kind };
}

function rows(label: string, one: string, kind: FieldKind = 'list'): Unnamed {
  return { label, kind, one };
}

function records<T>(label: string, one: string, columns: { [K in keyof T]-?: Omit<Column, 'name'> }): Unnamed {
  const list = Object.entries<Omit<Column, 'name'>>(columns).map(([name, column]) => ({ name, ...column }));
  return { label, kind: 'records', one, columns: list };
}

function column(label: string, kind: Column['kind']): Omit<Column, 'name'> {
  return { label, kind };
}

function choice(label: string, options: Choices<string>): Unnamed {
  return { label, kind: 'choice', options };
}

function named(fields: Record<string, Unnamed>): FieldSpec[] {
  return Object.entries(fields).map(([name, spec]) => ({ name, ...spec }));
}

/** Of an entry that is one value without a name. */
function whole(spec: Unnamed): FieldSpec[] {
  return [{ name: '', ...spec }];
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

/** The words of an entry that a person reads first. */
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
    .map((spec) => ({
      label: spec.name === '' ? '' : labelOf(spec, at(value, 'kind')),
      text: inWords(spec, at(value, spec.name)),
    }))
    .filter(({ text }) => text !== '');
}

/** The label of a field in an entry of a kind. */
export function labelOf({ label, labelsByKind }: FieldSpec, kind: unknown): string {
  return labelsByKind?.[String(kind)] ?? label;
}

/** A field of a value; the value itself where it has none. */
export function at(value: CanonValue | null, name: string): unknown {
  return name === '' ? value : (value as Record<string, unknown> | null)?.[name];
}

export function inWords({ kind, options, columns }: FieldSpec, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'list':
    case 'tokens':
    case 'names':
      return (value as string[]).join('\n');
    case 'pairs':
      return Object.entries(value as Record<string, string>)
        .map(([name, text]) => `${name}: ${text}`)
        .join('\n');
    case 'relations':
      return (value as RelationRow[])
        .map(({ to, kind, strength, inverse }) =>
          [to, kind, strengths[strength] ?? strength, inverse].filter(Boolean).join(', '),
        )
        .join('\n');
    case 'records':
      return (value as RecordRow[]).map((row) => rowInWords(columns ?? [], row)).join('\n');
    case 'line':
    case 'number':
    case 'text':
    case 'picture':
      return String(value);
    case 'choice':
      return options?.[value as string] ?? String(value);
  }
}

function rowInWords(columns: readonly Column[], row: RecordRow): string {
  return columns
    .map(({ name, options }) => options?.[String(row[name])] ?? row[name])
    .filter((value) => value !== null && value !== undefined && value !== '')
    .join(', ');
}
