import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { stories } from '@/api/endpoints';
import { allowanceKey } from '@/api/queries/allowance';
import { storyKey } from '@/api/queries/stories';
import { worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { TurnEvent } from '@/api/types';
import { useLoadedChatStore } from '../conversation/chatProvider';
import type { ConversationKey } from '../conversation/conversation';
import type { Place } from '../conversation/place';

/** Shows an agent's work on the page: reads again the data that it changed, and opens the story that it writes in. */
export function useChatEffects(place: Place | null) {
  const store = useLoadedChatStore();
  const queries = useQueryClient();
  const router = useRouter();
  const here = useRef(place);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    here.current = place;
  }, [place]);

  useEffect(() => {
    /** Once in a turn for each story, so that somebody who goes elsewhere is left there. */
    async function open(conversation: ConversationKey, storyId: string) {
      if (opened.current === storyId || here.current?.conversation !== conversation) return;
      opened.current = storyId;
      if (here.current.storyId === storyId) return;
      await queries.prefetchQuery({ queryKey: storyKey(storyId), queryFn: () => stories.get(storyId) });
      router.push(`/stories/${storyId}`);
    }

    function refresh(conversation: ConversationKey) {
      if (conversation !== 'user') void readAgain(queries, worldKeys.all(conversation));
      void readAgain(queries, worldKeys.lists);
    }

    function onEvent(conversation: ConversationKey, { event, data }: TurnEvent) {
      if (event === 'turn.started') opened.current = null;
      if (event === 'turn.started' || event === 'turn.finished') void readAgain(queries, allowanceKey);
      if (event === 'story') void open(conversation, data.storyId);
      if (event === 'passage' && data.storyId) void open(conversation, data.storyId);
      if (event === 'segment') {
        void readAgain(queries, storyKey(data.storyId));
        void open(conversation, data.storyId);
      }
      if (event === 'tool.finished' || event === 'proposal' || event === 'world' || event === 'turn.finished')
        refresh(conversation);
    }

    return store?.onEvent(onEvent);
  }, [store, queries, router]);
}
