import { useRouter } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import type { Segment } from '@/api/types';
import { useAddress, useAskedSegment } from '@/browser/address';
import { useAskedPlace } from '@/browser/askedPlace';
import { endBelow, pathEnd, pathTo } from '@/domain/storyTree';

/** The end of the path that is shown; kept in the address, so that it can be linked to and the chat knows it. */
export function usePathEnd(segments: readonly Segment[]): [string | null, (id: string | null) => void] {
  const asked = useAskedSegment();
  const router = useRouter();
  const go = useCallback(
    (id: string | null) => router.replace(id === null ? '?' : `?at=${id}`, { scroll: false }),
    [router],
  );
  const end = pathEnd(segments, asked);
  usePathToPlace(segments, end);
  return [end, go];
}

/** Shows a path with the passage that the address names after its `#`. */
function usePathToPlace(segments: readonly Segment[], end: string | null) {
  const router = useRouter();
  const place = useAskedPlace();
  const address = useAddress();
  const id = (place?.path === address && place?.id.match(/^passage-(.+)$/)?.[1]) || null;
  const onPath = pathTo(segments, end).some((segment) => segment.id === id);
  useEffect(() => {
    if (id === null || onPath || !segments.some((segment) => segment.id === id)) return;
    router.replace(`?at=${endBelow(segments, id)}#passage-${id}`, { scroll: false });
  }, [router, segments, id, onPath]);
}
