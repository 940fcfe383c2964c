import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { assets } from '../endpoints';
import { readAgain } from '../readAgain';
import { allowanceKey } from './allowance';
import { storiesKey } from './stories';
import { worldKeys } from './worlds';

/** The files of a world, the newest first. */
export function useAssets(worldId: string) {
  return useInfiniteQuery({
    queryKey: worldKeys.assets(worldId),
    queryFn: ({ pageParam }) => assets.list(worldId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Reads everything again that shows files of a world; resolves when its gallery has them. */
export function useRefreshAssets(worldId: string) {
  const queries = useQueryClient();
  return () => {
    for (const key of [worldKeys.world(worldId), worldKeys.lists, storiesKey, allowanceKey])
      void readAgain(queries, key);
    return readAgain(queries, worldKeys.assets(worldId));
  };
}
