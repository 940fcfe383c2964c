'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { signingInEvent, useUser } from '@/session/session';
import { ChatStore } from './chatStore';
import type { Conversation, ConversationKey } from './conversation';
import { giveAllBack } from './drafts';

/** Something a page asks the agent, in the person's name and at the place that is open. */
export type Asked = { message: string; segmentId?: string };
type Actions = { ask: (message: string, place?: Pick<Asked, 'segmentId'>) => void };

const StoreContext = createContext<ChatStore | null>(null);
const AskedContext = createContext<{ asked: Asked | null; done: () => void }>({ asked: null, done: () => {} });
const ActionsContext = createContext<Actions>({ ask: () => {} });

/** The conversations live above the pages: a stream goes on while the person goes from page to page. */
export function ChatProvider({ children }: { children: ReactNode }) {
  const store = useStoreOfPerson(useUser()?.id ?? null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    window.addEventListener(signingInEvent, giveAllBack);
    return () => window.removeEventListener(signingInEvent, giveAllBack);
  }, []);
  const actions = useMemo<Actions>(() => ({ ask: (message, place) => setAsked({ message, ...place }) }), []);
  const waiting = useMemo(() => ({ asked, done: () => setAsked(null) }), [asked]);
  return (
    <StoreContext value={store}>
      <ActionsContext value={actions}>
        <AskedContext value={waiting}>{children}</AskedContext>
      </ActionsContext>
    </StoreContext>
  );
}

/** Another person gets another one, so that nobody finds what somebody else said here. */
function useStoreOfPerson(id: string | null): ChatStore {
  const [{ owner, store }, setOwned] = useState(() => ({ owner: id, store: new ChatStore() }));
  if (owner !== id) setOwned({ owner: id, store: new ChatStore() });
  useEffect(() => () => store.close(), [store]);
  return store;
}

export function useChatStore(): ChatStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('The chat is used outside of its provider.');
  return store;
}

export function useConversation(key: ConversationKey): Conversation {
  const store = useChatStore();
  return useSyncExternalStore(
    store.subscribe,
    () => store.get(key),
    () => store.get(key),
  );
}

export function useChatActions(): Actions {
  return useContext(ActionsContext);
}

export function useAsked() {
  return useContext(AskedContext);
}
