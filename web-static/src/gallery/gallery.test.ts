import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..');
const gallery = read('gallery/gallery.tsx');
const components = readdirSync(join(src, 'ui'))
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .flatMap((file) => namesIn(read(`ui/${file}`), /export (?:default )?(?:function|const) ([A-Z]\w*)/g));

describe('The gallery', () => {
  it('has each component of src/ui', () => {
    expect(components).toContain('Button');
    expect(components.filter((name) => !new RegExp(`<${name}\\b`).test(gallery))).toEqual([]);
  });

  it('has each utility of globals.css', () => {
    const utilities = namesIn(read('app/globals.css'), /@utility ([\w-]+)/g);
    expect(utilities).toContain('chrome');
    expect(utilities.filter((name) => !new RegExp(`className="(?:[^"]* )?${name}[ "]`).test(gallery))).toEqual([]);
  });

  it('has each colour and each size of letters', () => {
    const tokens = namesIn(read('ui/tokens.css'), /^ {2}(--(?:color|text)-\w+(?:-\w+)*):/gm);
    expect(tokens).toContain('--color-accent');
    expect(tokens.filter((name) => !gallery.includes(`'${name}'`))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(src, file), 'utf8');
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
