import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below it never change: their names have a hash. */
const folder = '_next/static/inline';
/** One script with an id, or scripts without that follow each other. */
const inlineScripts = /<script( id="[^"]*")>([\s\S]*?)<\/script>|(?:<script>[\s\S]*?<\/script>)+/g;

/**
 * Moves the scripts that stand in an exported page to files, so that the content security policy need not allow scripts in
 * pages. They run in the same order as before: a script with a `src` and nothing else blocks the parser.
 *
 * @param {string} html the page
 * @param {string} site the folder of the exported site
 * @returns {string} the page without scripts of its own
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
 * @param {(script: string) => string} keep stores a script and says under which address it is found
 * @returns {string} the page without scripts of its own
 * @throws {Error} if a script has other attributes: when it would run is not known
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
