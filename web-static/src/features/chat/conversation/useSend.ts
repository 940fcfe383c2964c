import { useCallback } from 'react';
import { type Asked, useChatStore } from './chatProvider';
import type { Sent } from './conversation';
import type { Place } from './place';

/** Sends a message from a place. */
export function useSend(place: Place): (asked: Asked) => Promise<Sent> {
  const store = useChatStore();
  const { conversation, worldId, storyId, segmentId } = place;
  return useCallback(
    ({ message, ...at }: Asked) =>
      store.send(conversation, { message, worldId, storyId, segmentId: at.segmentId ?? segmentId }),
    [store, conversation, worldId, storyId, segmentId],
  );
}
