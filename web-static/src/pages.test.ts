import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import pages from './pages.json';

const site = fileURLToPath(new URL('../target/classes/META-INF/deepscifi-site', import.meta.url));

test('the pages that CloudFront knows are those that were exported', () => {
  const exported = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  expect(pages).toEqual(exported.map((file) => `/${file.replaceAll('\\', '/')}`).sort());
});
