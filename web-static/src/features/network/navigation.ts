import { useSyncExternalStore } from 'react';
import { pause } from '@/browser/network';

interface Navigation {
  /** Path and query of the page that the router loads; null if the page stays the same. */
  readonly address: string | null;
  /** Ends when the router arrives, begins another navigation, or the person stays. */
  readonly ended: AbortController;
  readonly failed: boolean;
}

const firstWaitMs = 500;
const longestWaitMs = 4000;
const listeners = new Set<() => void>();
let current = navigationTo(null);

function navigationTo(address: string | null): Navigation {
  return { address, ended: new AbortController(), failed: false };
}

function change(next: Navigation): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Begins a navigation and gives up the one before it. With null, no navigation is under way. */
export function begin(address: string | null): void {
  current.ended.abort();
  change(navigationTo(address));
}

function setFailed(failed: boolean, ended: AbortController): void {
  if (current.ended === ended && current.failed !== failed) change({ ...current, failed });
}

/**
 * Makes the router wait while the network is away. Left alone, it leaves the page and shows the browser's own error.
 *
 * Not Next's `experimental.useOffline`: with `output: 'export'` it retries at a wrong address, which reloads the page, also
 * after the person has gone elsewhere.
 */
export function keepNavigations(): void {
  const fetchNow = window.fetch;
  window.fetch = async (input, init) => {
    if (!isNavigation(init)) return fetchNow(input, init);
    const { ended } = current;
    for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
      try {
        const response = await fetchNow(input, init);
        setFailed(false, ended);
        return response;
      } catch {
        setFailed(true, ended);
        await pause(wait, ended.signal);
        // Neither answer nor failure: the router answers a failure by a reload, even of a navigation that it gave up.
        if (ended.signal.aborted) return new Promise(() => {});
      }
    }
  };
}

/** The router loads a page with its header `rsc`; with the others it loads one in advance, which may fail. */
function isNavigation(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.has('rsc') && !headers.has('next-router-prefetch') && !headers.has('next-router-segment-prefetch');
}

/** @return the address of a page that can't be loaded now, else null */
export function useUnreachable(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (current.failed ? current.address : null),
    () => null,
  );
}
