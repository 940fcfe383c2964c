import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import table from './rewrites.json';

// As in CloudFront: the plain file without a module system.
const source = readFileSync(new URL('./rewrite.js', import.meta.url), 'utf8');
const rewrite: (uri: string) => string = new Function(`${source}; return rewrite;`)();

test.each(table)('$uri is served from $file', ({ uri, file }) => {
  expect(rewrite(uri)).toBe(file);
});
