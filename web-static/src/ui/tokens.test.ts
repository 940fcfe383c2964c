import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..');
const css = readFileSync(join(src, 'ui/tokens.css'), 'utf8');
const dark = rolesIn(css.slice(css.indexOf('@theme {'), css.indexOf('@layer theme')));
const themes = new Map([
  ['dark', dark],
  ...[...css.matchAll(/\[data-theme="(\w+)"\] \{([^}]*)\}/g)].map(
    ([, name = '', body]): [string, Map<string, string>] => [name, rolesIn(body)],
  ),
]);
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.tsx?$|schema\.d\.ts$|tokens\.css$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

describe('The tokens', () => {
  it('have the themes dark, dim and paper, and each sets each role', () => {
    expect([...themes.keys()]).toEqual(['dark', 'dim', 'paper']);
    for (const roles of themes.values()) expect([...roles.keys()]).toEqual([...dark.keys()]);
  });

  it.each([...themes])('of the theme %s can be read on each ground', (_, roles) => {
    const tooPale = ['bright', 'text', 'dim', 'accent', 'agent', 'bad', 'warn'].flatMap((text) =>
      ['ground', 'deep', 'panel']
        .filter((ground) => contrast(roles, text, ground) < 4.5)
        .map((on) => `${text} on ${on}`),
    );
    expect(tooPale).toEqual([]);
    expect(contrast(roles, 'edge', 'deep')).toBeGreaterThanOrEqual(3);
  });

  it('are the only place with raw colours and sizes', () => {
    const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|\[[^\]\s]*\d(?:px|rem|em|ch|vh|vw|fr|ms)\b[^\]\s]*\]/gi;
    const strays = sources.flatMap(({ file, text }) => (text.match(raw) ?? []).map((found) => `${file}: ${found}`));
    // The browser reads the colour of its own frame from a tag, where no role can stand.
    expect(strays).toEqual([`app/layout.tsx: ${dark.get('ground')}`]);
  });

  it('have a role for each colour that a class names', () => {
    const other =
      'xs|sm|base|lg|xl|\\dxl|prose|left|center|right|start|end|current|transparent|dashed|solid|none|clip|cover|dashes|[trblxyse]|[trblxyse]-.*|linear-.*|\\d+';
    const names = /(?<![\w-])(?:text|bg|border(?:-[trblxyse])?|from|via|to|outline|decoration)-([a-z0-9-]+)(?![\w-])/g;
    const strays = sources
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, text }) => [...text.matchAll(names)].map(([all, name = '']) => ({ file, all, name })))
      .filter(({ name }) => !dark.has(name) && !new RegExp(`^(?:${other})$`).test(name));
    expect(strays).toEqual([]);
  });
});

function rolesIn(block = ''): Map<string, string> {
  return new Map([...block.matchAll(/--color-([a-z-]+): ([^;]+);/g)].map(([, role = '', value = '']) => [role, value]));
}

/** The contrast of WCAG 2, from 1 to 21. */
function contrast(roles: Map<string, string>, one: string, other: string): number {
  const [low = 0, high = 0] = [one, other].map((role) => luminance(roles.get(role) ?? '')).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
