import { usePathname, useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';

/**
 * The path of the page; null before hydration, because all worlds (and all stories) share one exported page, which does not
 * know its address.
 */
export function useAddress(): string | null {
  const path = usePathname();
  return useHydrated() ? path : null;
}

/** An id that nothing has. */
const nil = '00000000-0000-0000-0000-000000000000';

/**
 * The id in `/worlds/{id}`, `/stories/{id}` and the pages below them; null before hydration. The exported page can also be opened by its own
 * address, which has no id. Then this is an id that nothing has, and the API answers 404.
 */
export function useIdFromAddress(kind: 'worlds' | 'stories'): string | null {
  const address = useAddress();
  return address && (idIn(address, kind) ?? nil);
}

/** The id in a path, in lower case as in the API; null if the path has none. */
export function idIn(path: string | null, kind: 'worlds' | 'stories'): string | null {
  return path?.match(new RegExp(`^/${kind}/([0-9a-f-]{36})(?=/|$)`, 'i'))?.[1]?.toLowerCase() ?? null;
}

/** The id of the segment in `/stories/{id}?at={segment}`: the place of the reader. Null if the address has none. */
export function useAskedSegment(): string | null {
  return useSearchParams().get('at');
}

/** Whether React has hydrated the exported page. Before that, buttons have no effect. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
