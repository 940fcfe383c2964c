'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { loadWithRetries } from '@/browser/later';
import { signingInEvent, useUser } from '@/session/session';
import type { ChatStore } from './chatStore';
import { type Conversation, type ConversationKey, newConversation } from './conversation';
import { giveAllBack } from './drafts';

/** A message that a page sends to the agent in the person's name, from the current place. */
export type Asked = { message: string; segmentId?: string };
type Actions = { ask: (message: string, place?: Pick<Asked, 'segmentId'>) => void };

/** Null for a signed-out person, and until the script of the store is loaded. */
const StoreContext = createContext<ChatStore | null>(null);
const AskedContext = createContext<{ asked: Asked | null; done: () => void }>({ asked: null, done: () => {} });
const ActionsContext = createContext<Actions>({ ask: () => {} });

/** Holds the conversations above the pages, so that a stream goes on while the person changes pages. */
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

/** Each person gets a new store, so that nobody sees the messages of another person. Null for a signed-out person. */
function useStoreOfPerson(id: string | null): ChatStore | null {
  const [owned, setOwned] = useState<{ owner: string; store: ChatStore } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let own: ChatStore | null = null;
    let gone = false;
    void loadWithRetries(() => import('./chatStore')).then(({ ChatStore }) => {
      if (gone) return;
      own = new ChatStore();
      setOwned({ owner: id, store: own });
    });
    return () => {
      gone = true;
      own?.close();
      setOwned(null);
    };
  }, [id]);
  return owned?.owner === id ? owned.store : null;
}

/** The conversations of the person; null for a signed-out person, and until the script is loaded. */
export function useLoadedChatStore(): ChatStore | null {
  return useContext(StoreContext);
}

/**
 * The conversations of the person, for components that are drawn only after they are loaded.
 *
 * @throws Error if they are not loaded yet
 */
export function useChatStore(): ChatStore {
  const store = useLoadedChatStore();
  if (!store) throw new Error('The conversations are not loaded yet.');
  return store;
}

export function useConversation(key: ConversationKey): Conversation {
  const store = useLoadedChatStore();
  const conversation = () => store?.get(key) ?? newConversation;
  return useSyncExternalStore(store?.subscribe ?? noChanges, conversation, conversation);
}

const noChanges = () => () => {};

export function useChatActions(): Actions {
  return useContext(ActionsContext);
}

export function useAsked() {
  return useContext(AskedContext);
}
