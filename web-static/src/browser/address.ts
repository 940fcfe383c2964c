import { usePathname, useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';

/** The exported page of all worlds (or stories) does not know its address before it has come alive. */
export function useAddress(): string | null {
  const path = usePathname();
  return useAlive() ? path : null;
}

/** The id in `/worlds/{id}` or `/stories/{id}`. */
export function useIdFromAddress(kind: 'worlds' | 'stories'): string | null {
  return idIn(useAddress(), kind);
}

export function idIn(path: string | null, kind: 'worlds' | 'stories'): string | null {
  return path?.match(new RegExp(`^/${kind}/([0-9a-fA-F-]{36})/?$`))?.[1] ?? null;
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
