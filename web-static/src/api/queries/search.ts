import { useInfiniteQuery } from '@tanstack/react-query';
import { search } from '../endpoints';
import type { SearchKind } from '../types';

/** What was found is not kept: a text may have changed when it is searched again. */
export function useSearch(words: string, worldId: string | null, kinds: readonly SearchKind[]) {
  return useInfiniteQuery({
    queryKey: ['search', words, worldId, ...kinds],
    queryFn: ({ pageParam }) => search(words, worldId, kinds, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: words !== '',
    gcTime: 0,
  });
}
