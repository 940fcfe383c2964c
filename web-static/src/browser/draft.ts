import { useCallback, useMemo } from 'react';
import { useStored } from './stored';

/** Something as the server has it. The number grows with each change. */
export type Version<T> = { version: number; value: T };

/** A person's text, and the version they began from. */
export type Draft<T> = { base: Version<T>; value: T };

export type OpenDraft<T> = Draft<T> & {
  /** Whether somebody else changed it since; then the person has to choose before anything is saved. */
  moved: boolean;
  /** The version to save against: send it as `If-Match`. */
  version: number;
  change: (value: T) => void;
  /** Goes on with what was typed, from the current version on. */
  keepMine: () => void;
  /** Forgets what was typed. Also to be called after saving. */
  drop: () => void;
};

/**
 * A text or form that is kept in the browser while it is typed, together with the version it began from.
 *
 * @param merge my value on top of theirs, where not all of mine was typed
 */
export function useDraft<T>(
  name: string,
  current: Version<T>,
  merge: (mine: T, base: T, theirs: T) => T = (mine) => mine,
): OpenDraft<T> {
  const [stored, store] = useStored(name);
  const draft = useMemo(
    () => readDraft<T>(stored ?? null) ?? { base: current, value: current.value },
    [stored, current],
  );
  const drop = useCallback(() => store(null), [store]);
  const moved = hasMoved(draft, current);
  const keep = (next: Draft<T>) => store(JSON.stringify(next));
  return {
    ...draft,
    moved,
    version: versionFor(draft, current),
    change: (value) => (!moved && same(value, draft.base.value) ? drop() : keep({ base: draft.base, value })),
    keepMine: () => keep({ base: current, value: merge(draft.value, draft.base.value, current.value) }),
    drop,
  };
}

/** Whether what the draft began from is no longer there, and somebody else's words stand in its place. */
export function hasMoved<T>({ base, value }: Draft<T>, current: Version<T>): boolean {
  const newer = current.version > base.version;
  return newer && !same(current.value, base.value) && !same(current.value, value);
}

/** The version to save against: the current one, unless somebody changed the same text; then the one that the draft began from. */
export function versionFor<T>(draft: Draft<T>, current: Version<T>): number {
  return hasMoved(draft, current) ? draft.base.version : Math.max(draft.base.version, current.version);
}

/** The draft in a stored text; null if the text was not written by a draft. */
export function readDraft<T>(stored: string | null): Draft<T> | null {
  try {
    const { base, value } = JSON.parse(stored ?? 'null');
    return typeof base.version === 'number' && value !== undefined ? { base, value } : null;
  } catch {
    return null;
  }
}

/** The fields that were changed. */
export function changedFields<T extends object>(value: T, base: T): Partial<T> {
  const changed = Object.entries(value).filter(([name, field]) => !same(field, base[name as keyof T]));
  return Object.fromEntries(changed) as Partial<T>;
}

/** Theirs, with mine in the fields that I changed. */
export function mergeFields<T extends object>(mine: T, base: T, theirs: T): T {
  return { ...theirs, ...changedFields(mine, base) };
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
