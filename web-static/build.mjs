// Builds the site for Maven. Does nothing if no input has changed, because a warm start of the platform must not wait
// for npm or Next.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonBounds } from './build/canonBounds.mjs';
import { withInlineScriptsInFiles } from './build/inlineScripts.mjs';
import { withoutPolyfills } from './build/polyfills.mjs';
import { overBudget } from './build/scriptBudget.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const site = join(here, 'target/classes/META-INF/deepscifi-site');
const serving = join(here, 'target/classes/META-INF/deepscifi-serving');
const installed = join(here, 'node_modules/.installed');
const built = join(here, 'target/site.built');
const gallery = 'target/gallery';
const api = '../api/openapi.json';
const types = 'src/api/schema.d.ts';
const bounds = 'src/api/canonBounds.json';
const catalogue = 'text/en.json';
const text = 'src/text';
const inputs = [
  api,
  'build',
  'build.mjs',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'public',
  'src',
  'tsconfig.json',
];

const tasks = { install, text: makeText, site: buildSite, gallery: makeGallery };
const task = tasks[process.argv[2]];
if (!task) throw new Error(`usage: node build.mjs ${Object.keys(tasks).join('|')}`);
await task();

async function install() {
  const wanted = hash(['package-lock.json']);
  if (read(installed) !== wanted) {
    npm('ci', '--no-audit', '--no-fund');
    writeFileSync(installed, wanted);
  }
  await makeTypes();
  await makeText();
}

/** Generates the types from the OpenAPI document, so that `tsc` fails if the site and the API differ. */
function makeTypes() {
  return unlessMade('types', ['package-lock.json', 'build/canonBounds.mjs', api], [types, bounds], () => {
    npm('exec', '--', 'openapi-typescript', api, '--output', types);
    writeFileSync(join(here, bounds), JSON.stringify(canonBounds(JSON.parse(read(join(here, api))))));
  });
}

/**
 * Compiles each message of the catalogue to a function. `npm run dev`, `check` and `test` do it too, if the catalogue
 * has changed.
 */
async function makeText() {
  // Its parser is not there before `install`.
  const { compiled } = await import('./build/text.mjs');
  await unlessMade('text', ['package-lock.json', 'build/text.mjs', catalogue], [text], () => {
    rmSync(join(here, text), { recursive: true, force: true });
    for (const [file, source] of compiled('en', JSON.parse(read(join(here, catalogue))))) {
      const path = join(here, text, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, source);
    }
  });
}

/** The page with all components, for the tests that compare it with pictures. It is no part of the site. */
async function makeGallery() {
  const { buildGallery } = await import('./build/gallery.mjs');
  await unlessMade('gallery', inputs, [gallery], () => buildGallery(join(here, gallery)));
}

/** Makes the outputs, unless they exist and were made from the same inputs. */
async function unlessMade(name, inputs, outputs, make) {
  const note = join(here, `target/${name}.made`);
  const wanted = hash(inputs);
  if (read(note) === wanted && outputs.every((output) => existsSync(join(here, output)))) return;
  await make();
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, wanted);
}

function buildSite() {
  const wanted = hash(inputs);
  if (read(built) === wanted && existsSync(join(site, 'index.html'))) return;
  rmSync(built, { force: true });
  process.env.DEEPSCIFI_BUILD_ID = wanted.slice(0, 20);
  npm('run', 'build');
  const out = join(here, 'out');
  for (const page of pagesIn(out)) {
    const html = readFileSync(page, 'utf8');
    writeFileSync(page, withInlineScriptsInFiles(withoutPolyfills(html), out));
  }
  const complaint = overBudget(out);
  if (complaint) {
    process.stderr.write(`${complaint}\n`);
    process.exit(1);
  }
  replace(out, site);
  mkdirSync(serving, { recursive: true });
  for (const name of ['content-security-policy.txt', 'rewrite.js', 'rewrites.json']) {
    cpSync(join(here, 'src', name), join(serving, name));
  }
  writeFileSync(built, wanted);
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(folder, file));
}

function npm(...args) {
  const options = { cwd: here, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } };
  // npm is a .cmd file on Windows, which only a shell can start; all arguments are our own.
  const { status, error } = spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function replace(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Hashes every file below the paths by name and content, and the settings that Next writes into the site. */
function hash(paths) {
  const sum = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    sum.update(`${file}\0`);
    sum.update(readFileSync(join(here, file)));
  }
  for (const name of Object.keys(process.env).filter((name) => name.startsWith('NEXT_PUBLIC_'))) {
    sum.update(`${name}=${process.env[name]}\0`);
  }
  return sum.digest('hex');
}

function filesBelow(path) {
  const full = join(here, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
