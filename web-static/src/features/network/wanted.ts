import { useSyncExternalStore } from 'react';

/** Where the router is going just now; null once it is there. */
let wanted: string | null = null;
const listeners = new Set<() => void>();

export function want(address: string | null): void {
  wanted = address;
  for (const listener of listeners) listener();
}

export function useWanted(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
    () => null,
  );
}
