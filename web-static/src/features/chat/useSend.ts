import { useCallback } from 'react';
import { readStored, writeStored } from '@/browser/stored';
import { type Asked, useChatStore } from './chatProvider';
import type { Place } from './place';

export const draftNote = (conversation: string) => `draft.chat.${conversation}`;

/** Sends a message from a place; one that the server does not take comes back to where it was typed. */
export function useSend(place: Place) {
  const store = useChatStore();
  const { conversation, worldId, storyId, segmentId } = place;
  return useCallback(
    async ({ message, ...at }: Asked) => {
      const request = {
        message,
        worldId: worldId ?? undefined,
        storyId: storyId ?? undefined,
        segmentId: at.segmentId ?? segmentId ?? undefined,
      };
      const sent = await store.send(conversation, request);
      const draft = draftNote(conversation);
      if (sent === 'not-taken' && !readStored(draft)) writeStored(draft, message);
    },
    [store, conversation, worldId, storyId, segmentId],
  );
}
