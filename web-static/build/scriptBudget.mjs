import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The maximum size in bytes of the compressed scripts that a page loads at first. */
const budget = 170_000;

/**
 * @param {string} site the folder of the exported site
 * @returns {string | null} the pages that exceed the budget, with their largest scripts; null if there is none
 */
export function overBudget(site) {
  const sizes = new Map();
  const sizeOf = (address) => {
    if (!sizes.has(address)) sizes.set(address, gzipSync(readFileSync(join(site, address))).length);
    return sizes.get(address);
  };
  const tooLarge = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .flatMap((page) => over(page, scriptsOf(readFileSync(join(site, page), 'utf8')), sizeOf));
  if (tooLarge.length === 0) return null;
  return `Pages load more script than ${kB(budget)} compressed. Load what is not drawn at first by whenIdle or whenDrawn of src/browser/later.tsx.\n${tooLarge.join('\n')}`;
}

/**
 * @param {string} html a page
 * @returns {string[]} the addresses of its scripts, without duplicates
 */
export function scriptsOf(html) {
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"?]+)[^>]*>/g)];
  const ahead = [...html.matchAll(/<link[^>]*\shref="([^"?]+\.js)[^>]*>/g)];
  return [...new Set([...scripts, ...ahead].map(([, address]) => address))];
}

/**
 * @param {string} page
 * @param {string[]} scripts
 * @param {(address: string) => number} sizeOf
 */
function over(page, scripts, sizeOf) {
  const bySize = scripts.map((script) => ({ script, size: sizeOf(script) })).sort((a, b) => b.size - a.size);
  const total = bySize.reduce((sum, { size }) => sum + size, 0);
  if (total <= budget) return [];
  const largest = bySize.slice(0, 5).map(({ script, size }) => `    ${kB(size)} ${script}`);
  return [`  ${page} loads ${kB(total)}. The largest of its scripts:`, ...largest];
}

/** @param {number} bytes */
function kB(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
