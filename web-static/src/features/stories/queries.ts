import { useQuery, useQueryClient } from '@tanstack/react-query';
import { stories } from '@/api/endpoints';
import { readAgain } from '@/api/readAgain';
import type { Story } from '@/api/types';
import { worldKeys } from '@/features/worlds/queries';

export const storyKey = (id: string) => ['story', id] as const;

export function useStory(id: string | null) {
  return useQuery({ queryKey: storyKey(id ?? ''), queryFn: () => stories.get(id ?? ''), enabled: id !== null });
}

/** Reads a story again, here and in the lists of its world; resolves when the reader has it. */
export function useRefreshStory(story: Story) {
  const queries = useQueryClient();
  return () => {
    void readAgain(queries, worldKeys.stories(story.worldId));
    return readAgain(queries, storyKey(story.id));
  };
}
