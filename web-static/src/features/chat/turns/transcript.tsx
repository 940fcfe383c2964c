'use client';

import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { Loading } from '@/ui/notice';
import type { Conversation } from '../conversation/conversation';
import type { Place } from '../conversation/place';
import { TurnItem } from './turnItem';
import { useTranscriptScroll } from './useTranscriptScroll';

type Props = {
  conversation: Conversation;
  place: Place;
  onOlder: () => void;
};

/** Reads like a terminal. A turn and its siblings share one place in it. */
export function Transcript({ conversation, place, onOlder }: Props) {
  const { turns, state, older } = conversation;
  const scroller = useTranscriptScroll(turns);
  return (
    <div
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={t.conversation()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto p-4 [overflow-anchor:none]"
    >
      {state === 'loading' && turns.length === 0 && <Loading what={t.theConversation()} />}
      {state === 'ready' && turns.length === 0 && <Welcome place={place} />}
      {older && (
        <Button look="quiet" onClick={onOlder}>
          {t.earlier()}
        </Button>
      )}
      <ol className="grid gap-6">
        {turns.map((turn, index) => (
          <li key={turn.parentId ?? 'beginning'}>
            <TurnItem turn={turn} last={index === turns.length - 1} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Welcome({ place }: { place: Place }) {
  return <p className="text-sm text-dim">{place.worldId === null ? t.sayAnIdea() : t.askAboutWorld()}</p>;
}
