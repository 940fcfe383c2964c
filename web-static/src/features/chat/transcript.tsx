'use client';

import { memo, useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { Loading } from '@/ui/notice';
import type { Conversation } from './chatStore';
import { ItemView } from './itemView';
import type { Place } from './place';
import { isRunning, type TurnView } from './turnView';

type Props = {
  conversation: Conversation;
  place: Place;
  onOlder: () => void;
  onRetry: (message: string) => void;
};

/** Reads like a terminal, and stays at its end unless the person has scrolled up. */
export function Transcript({ conversation, place, onOlder, onRetry }: Props) {
  const { turns, state, older } = conversation;
  const scroller = useEndlessScroll(turns);
  return (
    <div
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label="Conversation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto p-4"
    >
      {state === 'loading' && turns.length === 0 && <Loading what="the conversation" />}
      {state === 'ready' && turns.length === 0 && <Welcome place={place} />}
      {older && (
        <Button look="quiet" onClick={onOlder}>
          Earlier
        </Button>
      )}
      <ol className="grid gap-6">
        {turns.map((turn, index) => (
          <li key={turn.key}>
            <Turn turn={turn} onRetry={index === turns.length - 1 ? onRetry : null} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Welcome({ place }: { place: Place }) {
  return (
    <p className="text-sm text-dim">
      {place.worldId === null
        ? 'Say an idea for a world, in your own words.'
        : 'Ask about this world, for a change of its canon, or for a story.'}
    </p>
  );
}

type TurnProps = { turn: TurnView; onRetry: ((message: string) => void) | null };

const Turn = memo(function Turn({ turn, onRetry }: TurnProps) {
  const running = isRunning(turn);
  return (
    <article className="grid min-w-0 gap-3 text-sm">
      <p className="whitespace-pre-wrap text-bright">
        <span className="text-cyan">
          <span aria-hidden>&gt; </span>
          <span className="sr-only">You: </span>
        </span>
        {turn.message}
      </p>
      {turn.items.map((item, index) => (
        <ItemView key={index} item={item} open={running && index === turn.items.length - 1} />
      ))}
      {running && turn.items.at(-1)?.kind !== 'text' && (
        <p className="text-dim">
          {turn.queued ? `Waiting: ${turn.queued} before you ` : ''}
          <span aria-hidden className="cursor-block" />
        </p>
      )}
      {!running && <Ending turn={turn} onRetry={onRetry} />}
    </article>
  );
});

const endings: Partial<Record<TurnView['status'], string>> = {
  stopped: 'You stopped this turn. What was written is kept.',
  interrupted: 'This turn was interrupted. What was written so far is kept.',
  failed: 'The agent could not finish this turn.',
  limit: 'The agent reached the limit of one turn. Say “go on” to continue.',
};

function Ending({ turn, onRetry }: TurnProps) {
  const sentence = endings[turn.status];
  if (!sentence) return null;
  const again = onRetry !== null && (turn.status === 'failed' || turn.status === 'interrupted');
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-warn">{sentence}</p>
      {again && <Button onClick={() => onRetry(turn.message)}>Try again</Button>}
    </div>
  );
}

/** How near to the end, in pixels, still counts as being there. */
const near = 48;

function useEndlessScroll(content: unknown) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what has grown is what this waits for
  useEffect(() => {
    if (atEnd.current && ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [content]);

  return ref;
}
