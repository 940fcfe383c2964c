import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { Segment } from '@/api/types';
import { defaultEnd } from './storyTree';

/** The segment at which the reader is, as the address says it. */
export function useAskedSegment(): string | null {
  return useSearchParams().get('at');
}

/** Where the path that is shown ends; kept in the address, so that it can be linked to and the chat knows it. */
export function usePathEnd(segments: readonly Segment[]): [string | null, (id: string | null) => void] {
  const asked = useAskedSegment();
  const router = useRouter();
  const go = useCallback(
    (id: string | null) => router.replace(id === null ? '?' : `?at=${id}`, { scroll: false }),
    [router],
  );
  return [pathEnd(segments, asked), go];
}

export function pathEnd(segments: readonly Segment[], asked: string | null): string | null {
  return segments.some(({ id }) => id === asked) ? asked : defaultEnd(segments);
}
