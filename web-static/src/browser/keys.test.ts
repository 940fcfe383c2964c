import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unlessComposing } from './keys';

type Key = { key: string; isComposing: boolean; keyCode: number };
const pressed = (key: string, keyCode: number): Key => ({ key, isComposing: false, keyCode });

/** The keydown events of one word: composed, chosen with the arrow, and accepted (or cancelled) with the last key. */
const composed = {
  // keydown comes before compositionend.
  Chrome: (last: string): Key[] => ['n', 'ArrowDown', last].map((key) => ({ key, isComposing: true, keyCode: 229 })),
  // The input method reports the key under another name.
  Firefox: (last: string): Key[] =>
    ['Process', 'Process', last].map((key) => ({ key, isComposing: true, keyCode: 229 })),
  // compositionend comes before the last keydown.
  Safari: (last: string): Key[] => [
    { key: 'n', isComposing: false, keyCode: 229 },
    { key: 'ArrowDown', isComposing: true, keyCode: 229 },
    { key: last, isComposing: false, keyCode: 229 },
  ],
};

test.each(Object.entries(composed))('no key of a composition does anything, in the order of %s', (_, keysUntil) => {
  const done: string[] = [];
  const onKeyDown = unlessComposing((event: Key) => done.push(event.key));
  for (const key of [...keysUntil('Enter'), ...keysUntil('Escape')]) onKeyDown(key);
  expect(done).toEqual([]);

  onKeyDown(pressed('Enter', 13));
  expect(done).toEqual(['Enter']);
});

test('a React event is judged by its native event', () => {
  const done: string[] = [];
  const onKeyDown = unlessComposing(() => done.push('Enter'));
  onKeyDown({ nativeEvent: { isComposing: false, keyCode: 229 } });
  expect(done).toEqual([]);
});

test('every key handler of the site ignores compositions', () => {
  const source = fileURLToPath(new URL('..', import.meta.url));
  const handlers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .flatMap((name) => {
      const text = readFileSync(`${source}/${name}`, 'utf8');
      return [...text.matchAll(made)].map(([handler]) => `${name}: ${handler}`);
    });
  expect(handlers.length).toBeGreaterThan(5);
  expect(handlers.filter((handler) => !handler.includes('unlessComposing('))).toEqual([]);
});

/** Finds key handlers: by name, inline, or as a listener. */
const made = /((function|const) onKey\w+|onKey\w+=\{(?!onKey)|on\('key|EventListener\('key\w+', (?!onKey)).*/g;
