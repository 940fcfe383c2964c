'use client';

import { useEffect, useRef } from 'react';
import { usePlatform } from '@/api/queries/platform';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';
import { useAsked, useChatStore, useConversation } from '../conversation/chatProvider';
import { escapeHint, hindrance, lineHint } from '../conversation/hints';
import type { Place } from '../conversation/place';
import { isRunning } from '../conversation/turnView';
import { useSend } from '../conversation/useSend';
import { useSync } from '../conversation/useSync';
import { Transcript } from '../turns/transcript';
import { TurnActionsContext } from '../turns/turnActions';
import { Announcer } from './announcer';
import { Composer } from './composer';
import { ReachNote } from './reachNote';
import { useAskedTurn } from './useAskedTurn';
import { useTurnActionsOf } from './useTurnActionsOf';

/** One conversation, from its history to the line one types in. */
export function ChatPanel({ place, onLeave }: { place: Place; onLeave: () => void }) {
  const store = useChatStore();
  const { conversation: key } = place;
  const conversation = useConversation(key);
  const send = useSend(place);
  const line = useRef<HTMLTextAreaElement>(null);
  const noModel = usePlatform()?.model === null;
  const last = conversation.turns.at(-1);
  const running = isRunning(last);
  const hindered = hindrance(conversation, noModel, new Date());
  const { actions, keys } = useTurnActionsOf(key, hindered, line);
  const { asked, done } = useAsked();
  useSync(key);
  useAskedTurn(key);

  useEffect(() => {
    if (!asked || conversation.state === 'loading' || conversation.state === 'new') return;
    done();
    void send(asked);
  }, [asked, done, send, conversation.state]);

  useEffect(() => {
    const onKeyDown = unlessComposing((event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (running) void store.stop(key);
      else onLeave();
    });
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, key, running, onLeave]);

  return (
    <>
      <TurnActionsContext value={actions}>
        <Transcript conversation={conversation} place={place} onOlder={() => void store.loadOlder(key)} />
      </TurnActionsContext>
      <Announcer turn={last} />
      {conversation.problem && (
        <div className="px-4 pb-2">
          <Trouble error={conversation.problem}>
            {conversation.state === 'failed' && <Button onClick={() => void store.load(key)}>{t.loadAgain()}</Button>}
          </Trouble>
        </div>
      )}
      <ReachNote reach={conversation.reach} />
      <Composer
        ref={line}
        place={place}
        running={running}
        hindrance={hindered}
        hint={running ? escapeHint(conversation) : (hindered ?? lineHint(conversation))}
        keys={keys}
        onSend={(message) => void send({ message })}
        onStop={() => void store.stop(key)}
      />
    </>
  );
}
