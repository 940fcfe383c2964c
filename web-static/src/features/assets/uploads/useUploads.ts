import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useRefreshAssets } from '@/api/queries/assets';
import { useUser } from '@/session/session';
import { noUploads, type Place, UploadQueue, type Uploads } from './uploadQueue';

/** Uploads go on while the person looks at other pages, so they last as long as the cache of the page. */
const queues = new WeakMap<QueryClient, Map<string, UploadQueue>>();

/** The uploads of this person for a world or a story. */
export function useUploads(place: Place): [Uploads, UploadQueue] {
  const queries = useQueryClient();
  const person = useUser()?.id ?? '';
  const refresh = useRefreshAssets(place.worldId);
  const name = [person, place.worldId, place.storyId].join();
  const ofPage = queues.get(queries) ?? new Map<string, UploadQueue>();
  queues.set(queries, ofPage);
  const queue = ofPage.get(name) ?? new UploadQueue(place, () => void refresh());
  ofPage.set(name, queue);
  const uploads = useSyncExternalStore(
    queue.subscribe,
    () => queue.uploads,
    () => noUploads,
  );
  return [uploads, queue];
}
