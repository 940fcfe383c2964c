import type { World, WorldVersion } from '@/api/types';
import * as t from '@/text/versions';

/** One of two versions that are compared, as the address of the page names it: a number, or `origin`. */
export type Side = string;
export const originSide: Side = 'origin';

/** The page that compares two versions of a world. */
export function compareHref(worldId: string, from: Side | number, to: Side | number): string {
  return `/worlds/${worldId}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
}

/** The versions that the address asks for; where it names none, the newest one and the one before. */
export function sidesOf(asked: { get: (name: string) => string | null }, newest: number): { from: Side; to: Side } {
  const to = asked.get('to') || String(newest);
  const number = Number(to);
  const before = Number.isInteger(number) && number > 1 ? number - 1 : newest;
  return { from: asked.get('from') || String(before), to };
}

/** What can be chosen: the versions that were read, newest first, the origin, and what is chosen already. */
export function choices(
  world: Pick<World, 'origin'>,
  versions: readonly Pick<WorldVersion, 'number' | 'name'>[],
  chosen: Side,
): { value: Side; label: string }[] {
  const listed = versions.map(({ number, name }) => ({ value: String(number), label: labelOf(number, name) }));
  const origin = world.origin ? [{ value: originSide, label: t.originNewest({ world: world.origin.name }) }] : [];
  const all = [...origin, ...listed];
  return all.some(({ value }) => value === chosen) ? all : [...all, { value: chosen, label: labelOf(chosen, null) }];
}

function labelOf(number: number | string, name: string | null): string {
  if (String(number) === '0') return t.beforeTheFirst();
  return name ? t.namedVersion({ number: String(number), name }) : t.versionOption({ number: String(number) });
}
