import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Used if the browser's storage fails, as in private windows or on full disks: then texts last as long as the page. */
const memory = new Map<string, string>();
const prefix = 'deepscifi.';
const changed = 'deepscifi:stored';

/** Returns null if there is no such text. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

/** @param value null to delete the text */
export function writeStored(name: string, value: string | null): void {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // The text is kept in memory.
  }
  window.dispatchEvent(new Event(changed));
}

/** Deletes all stored texts whose names begin so, before another person uses this browser. */
export function forgetStored(startsWith: string): void {
  for (const name of storedNames(startsWith)) writeStored(name, null);
}

/** The names of stored texts that begin with `startsWith`. */
export function storedNames(startsWith: string): string[] {
  const names = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) names.add(key.slice(prefix.length));
  } catch {
    // The names in memory are enough.
  }
  return [...names].filter((name) => name.startsWith(startsWith));
}

/** Deletes a text after it was saved, unless it was changed meanwhile. */
export function dropSaved(name: string, saved: string | null | undefined): void {
  if (readStored(name) === saved) writeStored(name, null);
}

/** The names of stored texts that begin with `startsWith`; follows changes of all tabs. Empty before hydration. */
export function useStoredNames(startsWith: string): string[] {
  const names = useSyncExternalStore(
    subscribe,
    () => storedNames(startsWith).sort().join('\n'),
    () => '',
  );
  return useMemo(() => names.split('\n').filter(Boolean), [names]);
}

/** A stored text and the function that changes it. The text is null if there is none, undefined before hydration. */
export function useStored(name: string): [string | null | undefined, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(name),
    () => undefined,
  );
  const set = useCallback((next: string | null) => writeStored(name, next), [name]);
  return [value, set];
}

/** Listens to changes in this and other tabs. */
function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(changed, listener);
    window.removeEventListener('storage', listener);
  };
}
