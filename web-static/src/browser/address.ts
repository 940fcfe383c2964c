import { usePathname, useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';

/** The exported page of all worlds (or stories) does not know its address before it has come alive. */
export function useAddress(): string | null {
  const path = usePathname();
  return useAlive() ? path : null;
}

/** The id of nothing. */
const nil = '00000000-0000-0000-0000-000000000000';

/**
 * The id in `/worlds/{id}` or `/stories/{id}`, null before the page has come alive. The exported page can also be opened by
 * its own address, which has no id: then this is the id of nothing, and the API says that there is nothing.
 */
export function useIdFromAddress(kind: 'worlds' | 'stories'): string | null {
  const address = useAddress();
  return address && (idIn(address, kind) ?? nil);
}

/** In lower case, as the API writes ids. */
export function idIn(path: string | null, kind: 'worlds' | 'stories'): string | null {
  return path?.match(new RegExp(`^/${kind}/([0-9a-f-]{36})/?$`, 'i'))?.[1]?.toLowerCase() ?? null;
}

/** The segment in `/stories/{id}?at={segment}`: the place of the reader. */
export function useAskedSegment(): string | null {
  return useSearchParams().get('at');
}

/** Whether scripts have taken over the exported page: before that, nothing that is pressed has an effect. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
