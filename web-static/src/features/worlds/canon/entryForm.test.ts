import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import type { CanonValue } from '@/api/types';
import { mergeFields, same } from '@/browser/draft';
import { type Part, parts } from './canon';
import { type Form, keptForm, problemsOf, toEntry, toForm, withoutEmptyRows } from './entryForm';
import type { FieldValue } from './fieldKinds';

/** Any text that an entry may hold: several lines, our old separators, names of Object, emoji, spaces at the ends. */
const text = fc.oneof(
  fc.constantFrom(
    'ratio 1:2',
    'first line\nsecond: line',
    'owes, since the war',
    '__proto__',
    'constructor',
    '7',
    ' x ',
  ),
  fc.constantFrom('a\r\nb', '\u00a0', 'toString', '– “quoted”', '👩‍🚀'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((typed) => typed.trim() !== ''),
);
const perhaps = fc.option(text, { nil: null });
const texts = fc.array(text, { maxLength: 5 });
const slugs = fc.array(fc.constantFrom('ark', 'ines', 'heat-ledger'), { maxLength: 3 });
const relation = fc.record({
  to: fc.constantFrom('ark', 'ines'),
  kind: text,
  strength: oneOf('weak', 'moderate', 'strong'),
  inverse: perhaps,
});
const number = fc.integer({ min: -400, max: 400 });

const entries: Record<Part, fc.Arbitrary<unknown>> = {
  premise: text,
  setting: fc.record({ year: fc.option(fc.integer(), { nil: null }), place: perhaps, calendar: perhaps }),
  calendar: fc.record({
    months: fc.array(fc.record({ name: text, days: number, kind: oneOf('month', 'intercalary') }), { maxLength: 3 }),
    weekdays: texts,
    leapRules: fc.array(
      fc.record({
        month: text,
        days: number,
        every: number,
        except: fc.option(number, { nil: null }),
        unless: fc.option(number, { nil: null }),
        from: fc.option(number, { nil: null }),
      }),
      { maxLength: 3 },
    ),
    eras: fc.array(
      fc.record({
        name: text,
        shortForm: perhaps,
        start: number,
        counts: oneOf('up', 'down'),
        years: fc.option(number, { nil: null }),
      }),
      { maxLength: 3 },
    ),
  }),
  tones: texts,
  themes: texts,
  rules: fc.record({
    statement: text,
    scope: oneOf('universal', 'local', 'conditional'),
    certainty: oneOf('tentative', 'established', 'fundamental'),
    implications: texts,
    exceptions: texts,
  }),
  elements: fc.record({
    kind: oneOf('character', 'concept'),
    name: text,
    summary: text,
    detail: oneOf('sketch', 'detailed'),
    properties: fc.dictionary(text, text, { maxKeys: 5, noNullPrototype: true }),
    relations: fc.array(relation, { maxLength: 4 }),
    aliases: texts,
    began: perhaps,
    ended: perhaps,
    portrait: perhaps,
  }),
  timeline: fc.record({
    when: text,
    title: text,
    significance: fc.oneof(fc.constant(''), text),
    elements: slugs,
    end: perhaps,
    causes: slugs,
  }),
  constraints: fc.record({
    statement: text,
    kind: oneOf('physical', 'social', 'logical', 'narrative'),
    strictness: oneOf('absolute', 'strong', 'weak'),
  }),
  questions: fc.record({ text }),
};
const sections = Object.entries(entries) as [Part, fc.Arbitrary<CanonValue>][];

suite.each(sections)('an entry of %s', (part, entry) => {
  test('is the same after its form was filled from it, kept in the browser and read', () => {
    fc.assert(
      fc.property(entry, (value) => {
        const form = keptForm(part, JSON.parse(JSON.stringify(toForm(part, value))));
        const back = toEntry(part, withoutEmptyRows(part, form), value);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
        // Also where nothing is handed on and all of it comes out of the form.
        expect(toEntry(part, form)).toEqual(value);
        expect(problemsOf(part, form)).toEqual([]);
      }),
    );
  });

  test('changes in one field, and no other, by one edit', () => {
    const edit = fc.tuple(entry, fc.constantFrom(...parts[part].fields), fc.nat(), text);
    fc.assert(
      fc.property(edit, ([value, { name, kind }, row, typed]) => {
        const form = toForm(part, value);
        const edited = toEntry(part, { ...form, [name]: editedIn(form[name] ?? '', row, typed) }, value);
        if (name !== '')
          expect({ ...(edited as object), [name]: null }).toEqual({ ...(value as object), [name]: null });
        if (kind === 'line' || kind === 'text') expect(name === '' ? edited : edited[name as never]).toBe(typed);
        if (kind === 'list') expect(others(edited, name, row)).toEqual(others(value, name, row));
      }),
    );
  });

  test('keeps what it holds beyond the fields that the form knows', () => {
    fc.assert(
      fc.property(entry, text, (value, typed) => {
        if (typeof value !== 'object' || Array.isArray(value)) return;
        const newer = { ...(value as object), ofANewerVersion: typed } as CanonValue;
        expect(toEntry(part, toForm(part, newer), newer)).toEqual(newer);
      }),
    );
  });

  test('takes over what somebody else wrote, but not into what the person changed', () => {
    fc.assert(
      fc.property(entry, entry, entry, (begun, mine, theirs) => {
        const merged = mergeFields(toForm(part, mine), toForm(part, begun), toForm(part, theirs));
        for (const { name } of parts[part].fields) {
          const [was, is] = [toForm(part, begun), toForm(part, mine)].map((form) => ({ [name]: form[name] }) as Form);
          const untouched = same(was, is);
          expect(merged[name]).toEqual(toForm(part, untouched ? theirs : mine)[name]);
        }
      }),
    );
  });
});

test('two properties with one name are a problem: the server would see one of them', () => {
  const properties = [
    { name: 'mass', text: '4 Mt' },
    { name: 'mass', text: '5 Mt' },
  ];
  expect(problemsOf('elements', { ...toForm('elements', null), properties })).toEqual([
    { field: 'properties.mass', message: expect.stringContaining('“mass” is there twice') },
  ]);
});

test('a year that is no whole number goes to the server as it was typed', () => {
  const form = toForm('setting', null);
  expect(toEntry('setting', { ...form, year: 'soon' })).toMatchObject({ year: 'soon' });
  expect(toEntry('setting', { ...form, year: ' -40 ' })).toMatchObject({ year: -40 });
  expect(toEntry('setting', { ...form, year: '0x10' })).toMatchObject({ year: '0x10' });
});

test('an empty row says nothing', () => {
  const form = { ...toForm('tones', null), '': ['', 'wry', ''] };
  expect(withoutEmptyRows('tones', form)).toEqual({ '': ['wry'] });
});

function oneOf(...values: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...values);
}

/** One field with one change: other words, or other words in one row. */
function editedIn(value: FieldValue, row: number, typed: string): FieldValue {
  if (typeof value === 'string') return typed;
  if (value.length === 0) return value;
  const index = row % value.length;
  const [before] = [value[index]];
  const after = typeof before === 'string' ? typed : { ...(before as object), kind: typed, text: typed };
  return value.map((other, at) => (at === index ? after : other)) as FieldValue;
}

function others(value: CanonValue, name: string, row: number): unknown[] {
  const list = (name === '' ? value : value[name as never]) as unknown[];
  return list.filter((_, index) => index !== row % list.length);
}
