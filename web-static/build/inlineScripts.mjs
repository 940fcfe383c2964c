import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in this folder never change, because their names contain a hash. */
const folder = '_next/static/inline';
/** One script with an id, or several scripts without an id in a row. */
const inlineScripts = /<script( id="[^"]*")>([\s\S]*?)<\/script>|(?:<script>[\s\S]*?<\/script>)+/g;

/**
 * Moves the inline scripts of an exported page to files, so that the content security policy can forbid inline scripts.
 * They run in the same order as before: a script with only a `src` blocks the parser.
 *
 * @param {string} html the page
 * @param {string} site the folder of the exported site
 * @returns {string} the page without inline scripts
 */
export function withInlineScriptsInFiles(html, site) {
  mkdirSync(join(site, folder), { recursive: true });
  return withoutInlineScripts(html, (script) => {
    const name = `${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
    writeFileSync(join(site, folder, name), script);
    return `/${folder}/${name}`;
  });
}

/**
 * @param {string} html a page
 * @param {(script: string) => string} keep stores a script and returns its address
 * @returns {string} the page without inline scripts
 * @throws {Error} if a script has other attributes, because they may change when it runs
 */
export function withoutInlineScripts(html, keep) {
  const moved = html.replace(inlineScripts, (scripts, id = '', named) => {
    const texts = named ?? scripts.slice('<script>'.length, -'</script>'.length).replaceAll('</script><script>', ';\n');
    return `<script${id} src="${keep(`${texts}\n`)}"></script>`;
  });
  const left = moved.match(/<script(?![^>]*\ssrc=)[^>]*>/);
  if (left) throw new Error(`${left[0]} can't be moved to a file: see build/inlineScripts.mjs`);
  return moved;
}
