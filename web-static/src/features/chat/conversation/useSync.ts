import { useEffect } from 'react';
import { useChatStore } from './chatProvider';
import type { ConversationKey } from './conversation';

const channelName = 'deepscifi.chat';
/** Another tab or device may have talked while nobody looked here, or while there was no network. */
const occasions = ['visibilitychange', 'focus', 'online'];

/** Keeps a conversation as it is at the server: from its first sight on, and when it may have become another. */
export function useSync(key: ConversationKey): void {
  const store = useChatStore();

  useEffect(() => {
    const load = () => void (document.visibilityState === 'visible' && store.load(key));
    void store.load(key);
    for (const occasion of occasions) window.addEventListener(occasion, load);
    return () => {
      for (const occasion of occasions) window.removeEventListener(occasion, load);
    };
  }, [store, key]);

  // Tabs of one browser tell each other. One that is hidden does not listen: it has no connection to spare for that.
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }) => {
      if (data === key && document.visibilityState === 'visible') void store.load(key);
    };
    const silence = store.onMove((moved) => channel.postMessage(moved));
    return () => {
      silence();
      channel.close();
    };
  }, [store, key]);
}
