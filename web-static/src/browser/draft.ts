import { useCallback, useMemo } from 'react';
import { useStored } from './stored';

/** A value from the server. Its version grows with each change. */
export type Version<T> = { version: number; value: T };

/** A person's unsaved text, and the version from which it began. */
export type Draft<T> = { base: Version<T>; value: T };

export type OpenDraft<T> = Draft<T> & {
  /** Whether somebody else changed the same text since. Then the person must choose before the draft can be saved. */
  conflict: boolean;
  /** The version to send as `If-Match`. */
  version: number;
  change: (value: T) => void;
  /** Keeps the draft, now based on the current version. */
  keepMine: () => void;
  /** Deletes the draft. Call this also after saving. */
  drop: () => void;
};

/**
 * A text or form that is stored in the browser while it is typed, together with the version from which it began.
 *
 * @param name in the browser's storage
 * @param merge applies my changes to their value; by default mine replaces theirs
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
  const conflict = hasConflict(draft, current);
  const keep = (next: Draft<T>) => store(JSON.stringify(next));
  return {
    ...draft,
    conflict,
    version: versionFor(draft, current),
    change: (value) => (!conflict && same(value, draft.base.value) ? drop() : keep({ base: draft.base, value })),
    keepMine: () => keep({ base: current, value: merge(draft.value, draft.base.value, current.value) }),
    drop,
  };
}

/** Whether somebody else changed the text after the draft began, to something other than the draft. */
export function hasConflict<T>({ base, value }: Draft<T>, current: Version<T>): boolean {
  const newer = current.version > base.version;
  return newer && !same(current.value, base.value) && !same(current.value, value);
}

/** The version for `If-Match`: the current one; in a conflict the one from which the draft began. */
export function versionFor<T>(draft: Draft<T>, current: Version<T>): number {
  return hasConflict(draft, current) ? draft.base.version : Math.max(draft.base.version, current.version);
}

/** The draft in a stored text; null if the text is not a draft. */
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

/** Their value, with my values in the fields that I changed. */
export function mergeFields<T extends object>(mine: T, base: T, theirs: T): T {
  return { ...theirs, ...changedFields(mine, base) };
}

/** Whether two values have the same JSON. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
