import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { stories } from '../endpoints';
import { readAgain } from '../readAgain';
import type { Story } from '../types';
import { worldKeys } from './worlds';

export const storiesKey = ['story'] as const;
export const storyKey = (id: string) => [...storiesKey, id] as const;

export function useStory(id: string | null) {
  return useQuery({ queryKey: storyKey(id ?? ''), queryFn: () => stories.get(id ?? ''), enabled: id !== null });
}

/** Below the key of the story: what it is read again for changes these too. */
export function useRevisions(story: Story, segmentId: string) {
  return useInfiniteQuery({
    queryKey: [...storyKey(story.id), segmentId, 'revisions'],
    queryFn: ({ pageParam }) => stories.revisions(segmentId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** A revision never changes. */
export function useRevision(segmentId: string, number: number | null) {
  return useQuery({
    queryKey: ['revision', segmentId, number],
    queryFn: () => stories.revision(segmentId, number ?? 0),
    enabled: number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Reads a story again, here and in the lists of its world; resolves when the reader has it. */
export function useRefreshStory(story: Story) {
  const queries = useQueryClient();
  return () => {
    void readAgain(queries, worldKeys.stories(story.worldId));
    return readAgain(queries, storyKey(story.id));
  };
}

/** Reads every story again that is shown: a renaming changes passages of all. */
export function useRefreshStories() {
  const queries = useQueryClient();
  return () => readAgain(queries, storiesKey);
}
