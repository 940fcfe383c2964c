import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderToStaticMarkup } from 'react-dom/server';
import ts from 'typescript';
import { expect, test } from 'vitest';
import english from '../text/en.json';
import { compiled } from './text.mjs';

const sources = new URL('../src/', import.meta.url);

/** The function that is compiled from a message. */
function made(message) {
  const source = compiled('en', { room: { name: message } }).get('room/name.ts');
  const module = { exports: {} };
  const script = ts.transpile(source, { module: ts.ModuleKind.CommonJS });
  new Function('exports', 'require', script)(module.exports, createRequire(import.meta.url));
  return module.exports.name;
}

test('text stays as it is', () => {
  for (const text of ['', "This can't be undone.", 'C:\\ `$` “…”']) expect(made(text)()).toBe(text);
  expect(made('{number}')({ number: 1200 })).toBe('1200');
  expect(made(['$', '{number}'].join(''))({ number: 5 })).toBe('$5');
});

test('numbers and times are written as the language does', () => {
  expect(made('{used, number} of {limit, number}')({ used: 1200, limit: 20_000 })).toBe('1,200 of 20,000');
  const at = new Date(2026, 10, 29, 14, 5);
  const whole = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  expect(made('{at, date, medium}, {at, time, short}')({ at })).toBe(whole.format(at));
});

test('a plural follows the rules of the language, unless a number has words of its own', () => {
  const waiting = made('{n, plural, one {{n} turn} =1 {One turn} =0 {Next} other {{n} turns}}');
  expect([0, 1, 2].map((n) => waiting({ n }))).toEqual(['Next', 'One turn', '2 turns']);
});

test('a choice has words for each of its values', () => {
  const change = made('{kind, select, added {Added} removed {Removed}}');
  expect([change({ kind: 'added' }), change({ kind: 'removed' })]).toEqual(['Added', 'Removed']);
});

test('a part of a sentence is drawn by the page', () => {
  const link = (text) => ['<', text, '>'];
  expect(renderToStaticMarkup(made('New here? <link>Ask {who}</link>.')({ who: 'us', link }))).toBe(
    'New here? &lt;Ask us&gt;.',
  );
});

test.each([
  ['an argument that is not closed', '{a', 'EXPECT_ARGUMENT_CLOSING_BRACE'],
  ['an argument that is a part as well', '<a>{a}</a>', '{a} is both (text: string) => ReactNode and'],
  ['an argument of two types', '{a, number} {a, date}', '{a} is both number and Date'],
  ['a plural without other', '{n, plural, one {x}}', 'the plural of {n} needs words for other'],
  ['a part in a part', '<a><b>x</b></a>', 'a tag may not be inside'],
  ['a sign in place of a number', '{n, plural, other {#}}', 'write {name} for #'],
  ['a format that is not made', '{n, number, ::percent}', 'the skeleton of {n} is not supported'],
])('%s is refused, and the message named', (_, message, reason) => {
  expect(() => made(message)).toThrow(`The text room.name can't be compiled: ${reason}`);
});

test('every text of the catalogue is used', () => {
  const used = new Set(
    readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/^text[\\/]/.test(file))
      .flatMap((file) => textsIn(readFileSync(new URL(encodeURI(file), sources), 'utf8'))),
  );
  const known = Object.entries(english).flatMap(([room, texts]) => Object.keys(texts).map((name) => `${room}.${name}`));
  expect(known.filter((text) => !used.has(text))).toEqual([]);
});

/** The texts that a source uses; `tsc` fails for one that the catalogue lacks. */
function textsIn(source) {
  return [...source.matchAll(/import \* as (\w+) from '@\/text\/(\w+)'/g)].flatMap(([, alias, room]) =>
    [...source.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map(([, name]) => `${room}.${name}`),
  );
}
