import type { Canon } from '@/api/types';
import { fold } from '@/domain/fold';
import { parts } from './canon';

/** An entry that another one can point at. `says` tells it from others of its name. */
export type Target = { slug: string; name: string; says: string; also?: readonly string[] };
/** By the part that they are in. */
export type Targets = { elements: readonly Target[]; timeline: readonly Target[] };

/** What the entries of a canon can point at; not at the entry itself. */
export function targetsIn({ elements, timeline }: Canon, but: string | null = null): Targets {
  const kinds = parts.elements.fields.find(({ name }) => name === 'kind')?.options ?? {};
  return {
    elements: Object.entries(elements ?? {})
      .map(([slug, { name, kind, aliases }]) => ({ slug, name, says: kinds[kind] ?? kind, also: aliases ?? [] }))
      .filter(({ slug }) => but !== `/elements/${slug}`),
    timeline: Object.entries(timeline ?? {})
      .map(([slug, { title, when }]) => ({ slug, name: title, says: when }))
      .filter(({ slug }) => but !== `/timeline/${slug}`),
  };
}

const mostFound = 50;

/** Those that have the typed words: first whose name begins so, then the rest, each by name. */
export function found(targets: readonly Target[], typed: string): Target[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const start = fold(typed.trim());
  return targets
    .map((target) => ({ target, text: fold([target.name, target.slug, ...(target.also ?? [])].join('\n')) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ target, text }) => ({ target, rank: text.startsWith(start) ? 0 : 1 }))
    .sort((one, other) => one.rank - other.rank || one.target.name.localeCompare(other.target.name))
    .slice(0, mostFound)
    .map(({ target }) => target);
}

/** The slug of the only entry that goes by what was typed. */
export function slugFor(targets: readonly Target[], typed: string): string | null {
  const wanted = fold(typed.trim());
  const named = targets.filter(({ name, slug }) => slug === wanted || fold(name) === wanted);
  return named.length === 1 ? (named[0]?.slug ?? null) : null;
}
