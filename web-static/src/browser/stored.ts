import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Stands in for the browser's storage. Private windows and full disks may refuse: then texts live as long as the page. */
const memory = new Map<string, string>();
const prefix = 'deepscifi.';
const changed = 'deepscifi:stored';

export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function writeStored(name: string, value: string | null): void {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // Kept in memory.
  }
  window.dispatchEvent(new Event(changed));
}

/** Forgets what a person typed, for the next one at this browser. */
export function forgetStored(startsWith: string): void {
  for (const name of storedNames(startsWith)) writeStored(name, null);
}

/** The names of stored texts that begin so. */
export function storedNames(startsWith: string): string[] {
  const names = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) names.add(key.slice(prefix.length));
  } catch {
    // Kept in memory.
  }
  return [...names].filter((name) => name.startsWith(startsWith));
}

/** Forgets what was saved, unless it was changed while it was on its way. */
export function dropSaved(name: string, saved: string | null | undefined): void {
  if (readStored(name) === saved) writeStored(name, null);
}

/** The names of stored texts that begin so, from here and other tabs. None until the page has come alive in the browser. */
export function useStoredNames(startsWith: string): string[] {
  const names = useSyncExternalStore(
    subscribe,
    () => storedNames(startsWith).sort().join('\n'),
    () => '',
  );
  return useMemo(() => names.split('\n').filter(Boolean), [names]);
}

/** A kept text, and how to change it. Undefined until the page has come alive in the browser. */
export function useStored(name: string): [string | null | undefined, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(name),
    () => undefined,
  );
  const set = useCallback((next: string | null) => writeStored(name, next), [name]);
  return [value, set];
}

/** Also hears of changes in other tabs. */
function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(changed, listener);
    window.removeEventListener('storage', listener);
  };
}
