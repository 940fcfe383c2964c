import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { overBudget, scriptsOf } from './scriptBudget.mjs';

let site;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(site, { recursive: true }));

/** A script that can't be compressed. */
function script(name, bytes) {
  writeFileSync(join(site, name), randomBytes(bytes));
}

test('a page within the budget is let through', () => {
  script('a.js', 160_000);
  writeFileSync(join(site, 'index.html'), '<script src="/a.js" async=""></script>');
  expect(overBudget(site)).toBeNull();
});

test('a page over the budget is named, with its largest scripts first', () => {
  script('a.js', 60_000);
  script('b.js', 120_000);
  writeFileSync(join(site, 'index.html'), '<script src="/a.js"></script><script src="/b.js"></script>');
  expect(overBudget(site)).toMatch(/170 kB.*whenIdle.*index.html loads 180 kB.*b.js.*a.js/s);
});

test('a script that is loaded ahead is counted once', () => {
  const html =
    '<link rel="preload" as="script" href="/a.js"><script src="/a.js?v=1" async></script><script src="/b.js"></script>';
  expect(scriptsOf(html)).toEqual(['/a.js', '/b.js']);
});
