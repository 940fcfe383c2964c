import { useEffect } from 'react';
import { useChatStore } from './chatProvider';
import type { ConversationKey } from './conversation';

const channelName = 'deepscifi.chat';
/** Events after which another tab or device may have changed the conversation: this tab was hidden or offline before. */
const occasions = ['visibilitychange', 'focus', 'online'];

/** Loads a conversation when it is first shown, and again when another tab or device may have changed it. */
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

  // Tabs of one browser notify each other. A hidden tab ignores this, because the browser limits the number of connections.
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
