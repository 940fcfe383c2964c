import { readStored, writeStored } from '@/browser/stored';
import type { Point } from './model';

export type Positions = Readonly<Record<string, Point>>;

/** Forgotten when somebody signs out, like drafts, because it names elements of the world. */
const noteOf = (worldId: string, tree: boolean) => `draft.graph.${worldId}${tree ? '.tree' : ''}`;

/** Where this browser kept the elements of a world; empty where it kept none. */
export function keptPositions(worldId: string, tree: boolean): Positions {
  try {
    const kept: unknown = JSON.parse(readStored(noteOf(worldId, tree)) ?? '{}');
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, point]) => isPoint(point)));
  } catch {
    return {};
  }
}

export function keepPositions(worldId: string, tree: boolean, positions: Positions): void {
  writeStored(noteOf(worldId, tree), JSON.stringify({ ...keptPositions(worldId, tree), ...positions }));
}

export function forgetPositions(worldId: string, tree: boolean): void {
  writeStored(noteOf(worldId, tree), null);
}

function isPoint(kept: unknown): kept is Point {
  const { x, y } = (kept ?? {}) as Partial<Point>;
  return Number.isFinite(x) && Number.isFinite(y);
}
