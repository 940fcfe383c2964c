'use client';

import { type FormEvent, type KeyboardEvent, type RefObject, useId } from 'react';
import { unlessComposing } from '@/browser/keys';
import { useStored } from '@/browser/stored';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { draftNote } from '../conversation/drafts';
import { lengthProblem } from '../conversation/hints';
import type { Place } from '../conversation/place';

/** The actions of the keys on the empty line. */
export type LineKeys = {
  /** Edits the last message. */
  up: () => void;
  /** Asks for another answer to it. */
  again: () => void;
  /** Shows the last turn that has siblings in another version. */
  aside: (step: -1 | 1) => void;
};

type Props = {
  ref: RefObject<HTMLTextAreaElement | null>;
  place: Place;
  running: boolean;
  /** Why nothing can be sent: what is typed is kept. Null where it can. */
  hindrance: string | null;
  hint: string;
  keys: LineKeys;
  onSend: (message: string) => void;
  onStop: () => void;
};

/** The line one types in. What is typed is kept for each conversation until it was sent. */
export function Composer({ ref, place, running, hindrance, hint, keys, onSend, onStop }: Props) {
  const [text, setText] = useStored(draftNote(place.conversation));
  const hintId = useId();
  const message = text ?? '';
  const problem = lengthProblem(message);
  const sendable = message.trim() !== '' && problem === null && hindrance === null;

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (!sendable) return;
    setText(null);
    onSend(message);
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.altKey) return;
    if (message === '' && onEmptyLine(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  });

  /** Whether the key means something there. */
  function onEmptyLine({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'Enter' && (ctrlKey || metaKey)) keys.again();
    else if (key === 'ArrowUp') keys.up();
    else if (key === 'ArrowLeft') keys.aside(-1);
    else if (key === 'ArrowRight') keys.aside(1);
    else return false;
    return true;
  }

  return (
    <form
      onSubmit={send}
      aria-label={t.messageTo({ agent: place.agentName })}
      className="grid grid-cols-1 gap-2 border-t border-line p-3"
    >
      <div className="flex items-start gap-2 border border-edge bg-ground px-2 focus-within:border-accent">
        <span aria-hidden className="pt-2 text-accent">
          &gt;
        </span>
        <textarea
          dir="auto"
          ref={ref}
          aria-label={t.message()}
          aria-describedby={hintId}
          rows={2}
          aria-invalid={problem !== null}
          value={message}
          onChange={(event) => setText(event.target.value === '' ? null : event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-48 min-h-16 w-full min-w-0 resize-none bg-transparent py-2 text-base text-bright outline-none lg:text-sm"
        />
      </div>
      <div className="flex items-center justify-between gap-2">
        <p id={hintId} className={`text-xs ${problem ? 'text-warn' : 'text-dim'}`}>
          {problem ?? hint}
        </p>
        {running ? (
          <Button look="agent" className="shrink-0" onClick={onStop}>
            {t.stop()}
          </Button>
        ) : (
          <Button type="submit" look="primary" className="shrink-0" disabled={!sendable}>
            {t.send()}
          </Button>
        )}
      </div>
    </form>
  );
}
