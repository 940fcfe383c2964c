'use client';

import { useEffect } from 'react';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';
import { Announcer } from './announcer';
import { useAsked, useChatStore, useConversation } from './chatProvider';
import { Composer } from './composer';
import type { Place } from './place';
import { Transcript } from './transcript';
import { isRunning } from './turnView';
import { usePlatform } from './usePlatform';
import { useSend } from './useSend';

/** One conversation, from its history to the line one types in. */
export function ChatPanel({ place, onLeave }: { place: Place; onLeave: () => void }) {
  const store = useChatStore();
  const { conversation: key } = place;
  const conversation = useConversation(key);
  const send = useSend(place);
  const mute = usePlatform()?.model === null;
  const last = conversation.turns.at(-1);
  const running = isRunning(last);
  const { asked, done } = useAsked();

  useEffect(() => {
    void store.load(key);
  }, [store, key]);

  // Another tab may have talked meanwhile.
  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && void store.load(key);
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [store, key]);

  useEffect(() => {
    if (!asked || conversation.state === 'loading' || conversation.state === 'new') return;
    done();
    void send(asked);
  }, [asked, done, send, conversation.state]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (running) void store.stop(key);
      else onLeave();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, key, running, onLeave]);

  return (
    <>
      <Transcript
        conversation={conversation}
        place={place}
        onOlder={() => void store.loadOlder(key)}
        onRetry={(message) => void send({ message })}
      />
      <Announcer turn={last} />
      {conversation.problem && (
        <div className="px-4 pb-2">
          <Trouble error={conversation.problem}>
            {conversation.state === 'failed' && <Button onClick={() => void store.load(key)}>Load again</Button>}
          </Trouble>
        </div>
      )}
      <Composer
        key={key}
        place={place}
        running={running}
        mute={mute}
        lastMessage={last?.message ?? null}
        onSend={(message) => void send({ message })}
        onStop={() => void store.stop(key)}
      />
    </>
  );
}
