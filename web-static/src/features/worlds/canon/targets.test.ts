import { describe, expect, it } from 'vitest';
import { found, slugFor } from './targets';

const targets = [
  { slug: 'quay', name: 'The Long Quay', says: 'location' },
  { slug: 'zoe', name: 'Zoë Ark', says: 'character', also: ['The Captain'] },
  { slug: 'the-ark', name: 'Ark', says: 'artifact' },
  { slug: 'twin', name: 'Twin', says: 'character' },
  { slug: 'twin-2', name: 'twin', says: 'character' },
];
const slugs = (typed: string) => found(targets, typed).map(({ slug }) => slug);

describe('Targets of a picker', () => {
  it('are found by words of their names, aliases and slugs, without accents', () => {
    expect(slugs('zoe')).toEqual(['zoe']);
    expect(slugs('captain')).toEqual(['zoe']);
    expect(slugs('quay long')).toEqual(['quay']);
    expect(slugs('nowhere')).toEqual([]);
    expect(slugs('')).toHaveLength(5);
  });

  it('come first where their name begins so', () => {
    expect(slugs('ark')).toEqual(['the-ark', 'zoe']);
  });

  it('are taken by their whole name or slug, where only one has it', () => {
    expect(slugFor(targets, 'zoe ark')).toBe('zoe');
    expect(slugFor(targets, ' quay ')).toBe('quay');
    expect(slugFor(targets, 'Twin')).toBeNull();
    expect(slugFor(targets, 'ar')).toBeNull();
  });
});
