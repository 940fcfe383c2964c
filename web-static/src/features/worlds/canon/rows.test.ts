import { describe, expect, it } from 'vitest';
import type { Canon, CanonValue } from '@/api/types';
import { foldsOver, noFilter, type Row, rowsOf, sectionsOf } from './rows';

const element = (name: string, kind: string, more: object = {}) =>
  ({ name, kind, summary: '', detail: 'sketch', properties: {}, relations: [], aliases: [], ...more }) as CanonValue;

function canonOf(elements: Record<string, CanonValue>, timeline: Record<string, CanonValue> = {}): Canon {
  return { premise: 'P', rules: {}, elements, timeline, constraints: {}, questions: {} } as unknown as Canon;
}

const few = canonOf({
  zoe: element('Zoë', 'character', { summary: 'Keeps the lamp.', aliases: ['The Captain'] }),
  ark: element('Ark', 'artifact', { properties: { hull: 'Ice' } }),
});
const many = canonOf(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`e-${n}`, element(`E ${n}`, n < 5 ? 'character' : 'location')]),
  ),
);
const known = { dated: [], undated: [] };

function shown(canon: Canon, options: Partial<Parameters<typeof rowsOf>[0]> = {}): string[] {
  const sections = sectionsOf(canon, known);
  const rows = rowsOf({ sections, filter: noFilter, folded: new Set(), editable: false, ready: true, ...options });
  return rows.map(({ key }) => key);
}

describe('The rows of a canon', () => {
  it('are the sections that have entries, with the elements by their names', () => {
    expect(shown(few)).toEqual(['elements', 'elements-ark', 'elements-zoe']);
  });

  it('have places for new entries in every section where they can be added', () => {
    expect(shown(few, { editable: true })).toEqual([
      ...['rules', 'rules--nothing', 'rules--left', 'rules--add'],
      ...['elements', 'elements-ark', 'elements-zoe', 'elements--left', 'elements--add'],
      ...['timeline', 'timeline--nothing', 'timeline--left', 'timeline--add'],
      ...['constraints', 'constraints--nothing', 'constraints--left', 'constraints--add'],
      ...['questions', 'questions--nothing', 'questions--left', 'questions--add'],
    ]);
  });

  it('are groups by kind where there are many, which fold', () => {
    const keys = shown(many);
    expect(keys.slice(0, 3)).toEqual(['elements', 'elements--character', 'elements-e-0']);
    expect(keys).toHaveLength(1 + 2 + 12);
    expect(shown(many, { folded: new Set(['elements--character']) })).toHaveLength(1 + 2 + 7);
    expect(shown(many, { folded: new Set(['elements']) })).toEqual(['elements']);
  });

  it('count the entries of their own list', () => {
    const sections = sectionsOf(many, known);
    const rows = rowsOf({ sections, filter: noFilter, folded: new Set(), editable: false, ready: true });
    const entries = rows.filter((row): row is Extract<Row, { kind: 'entry' }> => row.kind === 'entry');
    expect(entries.map(({ list, place, of }) => `${list} ${place}/${of}`).slice(3, 7)).toEqual([
      'elements--character 4/5',
      'elements--character 5/5',
      'elements--location 1/7',
      'elements--location 2/7',
    ]);
  });

  it.each([
    ['ZOE', ['elements', 'elements-zoe']],
    ['captain lamp', ['elements', 'elements-zoe']],
    ['ice', ['elements', 'elements-ark']],
    ['lamp ice', []],
    ['  ', ['elements', 'elements-ark', 'elements-zoe']],
  ])('are those with the words “%s” in names, aliases and texts', (words, keys) => {
    expect(shown(few, { filter: { words, place: '' } })).toEqual(keys);
  });

  it('are those of one section or group, whatever is folded', () => {
    const folded = new Set(['elements', 'elements--location']);
    const keys = shown(many, { filter: { words: '', place: 'elements--location' }, folded, editable: true });
    expect(keys).toEqual(['elements', 'elements--location', ...[5, 6, 7, 8, 9, 10, 11].map((n) => `elements-e-${n}`)]);
  });

  it('name what is folded over a place', () => {
    const sections = sectionsOf(many, known);
    expect(foldsOver(sections, 'elements-e-7')).toEqual(['elements', 'elements--location']);
    expect(foldsOver(sections, 'elements--location')).toEqual(['elements', 'elements--location']);
    expect(foldsOver(sections, 'elements')).toEqual(['elements']);
    expect(foldsOver(sections, 'premise')).toEqual([]);
  });

  it('have the events as they are ordered, and those without a date apart', () => {
    const event = (title: string) => ({ when: '?', title, significance: '', elements: [], causes: [] }) as CanonValue;
    const canon = canonOf({}, { b: event('B'), a: event('A') });
    const of = (dated: [string, CanonValue][], undated: [string, CanonValue][]) =>
      rowsOf({
        sections: sectionsOf(canon, { dated, undated }),
        filter: noFilter,
        folded: new Set(),
        editable: false,
        ready: true,
      }).map(({ key }) => key);
    expect(of([['b', event('B')]], [['a', event('A')]])).toEqual([
      'timeline',
      'timeline-b',
      'timeline--undated',
      'timeline-a',
    ]);
    expect(of([], [['a', event('A')]])).toEqual(['timeline', 'timeline-a']);
    expect(shown(canon, { ready: false })).toEqual(['timeline', 'timeline--waiting']);
  });
});
