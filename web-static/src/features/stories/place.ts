import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import type { Segment } from '@/api/types';
import { useAskedSegment } from '@/browser/address';
import { pathEnd } from '@/domain/storyTree';

/** The end of the path that is shown; kept in the address, so that it can be linked to and the chat knows it. */
export function usePathEnd(segments: readonly Segment[]): [string | null, (id: string | null) => void] {
  const asked = useAskedSegment();
  const router = useRouter();
  const go = useCallback(
    (id: string | null) => router.replace(id === null ? '?' : `?at=${id}`, { scroll: false }),
    [router],
  );
  return [pathEnd(segments, asked), go];
}
