import { useEffect } from 'react';
import { useAddress } from '@/browser/address';
import { useAskedPlace } from '@/browser/askedPlace';
import { useChatStore, useConversation } from '../conversation/chatProvider';
import type { ConversationKey } from '../conversation/conversation';

/** The id of the turn that the address of the page names after its `#`, until it is shown. */
export function useAskedTurnId(): string | null {
  const place = useAskedPlace();
  const address = useAddress();
  return (place?.path === address && place?.id.match(/^turn-(.+)$/)?.[1]) || null;
}

/** Reads the turn that the address names: earlier turns until it comes, and then the branch that it stands on. */
export function useAskedTurn(key: ConversationKey) {
  const store = useChatStore();
  const { turns, older, state } = useConversation(key);
  const id = useAskedTurnId();
  useEffect(() => {
    if (id === null || state !== 'ready' || turns.some((turn) => turn.id === id)) return;
    if (older) void store.loadOlder(key);
    else void store.activate(key, id);
  }, [store, key, id, state, turns, older]);
}
