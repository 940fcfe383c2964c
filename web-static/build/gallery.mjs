import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const inWebStatic = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Builds the page of `src/gallery` for its pictures, with the styles of the site. Vite makes this one page in a few seconds and
 * apart from the site; Next would build all pages again.
 *
 * @param {string} folder is emptied; gets index.html with its scripts, styles and fonts
 */
export async function buildGallery(folder) {
  await build({
    configFile: false,
    root: inWebStatic('src/gallery'),
    resolve: { alias: { '@': inWebStatic('src') } },
    // Next's `Link` reads settings that Next inserts.
    define: { 'process.env': {} },
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext', minify: false },
  });
}
