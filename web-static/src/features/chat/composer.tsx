'use client';

import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useStored } from '@/browser/stored';
import { Button } from '@/ui/button';
import type { Place } from './place';
import { draftNote } from './useSend';

type Props = {
  place: Place;
  running: boolean;
  /** Nobody would answer: what is typed is kept, and can't be sent. */
  mute: boolean;
  lastMessage: string | null;
  onSend: (message: string) => void;
  onStop: () => void;
};

/** The line one types in. What is typed is kept for each conversation until it was sent. */
export function Composer({ place, running, mute, lastMessage, onSend, onStop }: Props) {
  const [text, setText] = useStored(draftNote(place.conversation));
  const input = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const message = text ?? '';

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (message.trim() === '' || running || mute) return;
    setText(null);
    onSend(message);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowUp' && message === '' && lastMessage) {
      event.preventDefault();
      setText(lastMessage);
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    const again = (event.ctrlKey || event.metaKey) && message.trim() === '';
    if (!again) send();
    else if (lastMessage && !running && !mute) onSend(lastMessage);
  }

  return (
    <form onSubmit={send} aria-label={`Message to ${place.agentName}`} className="grid gap-2 border-t border-line p-3">
      <div className="flex items-start gap-2 border border-edge bg-void px-2 focus-within:border-cyan">
        <span aria-hidden className="pt-2 text-cyan">
          &gt;
        </span>
        <textarea
          ref={input}
          aria-label="Message"
          aria-describedby={hint}
          rows={2}
          maxLength={20_000}
          value={message}
          onChange={(event) => setText(event.target.value === '' ? null : event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-48 min-h-16 w-full resize-none bg-transparent py-2 text-base text-bright outline-none lg:text-sm"
        />
      </div>
      <div className="flex items-center justify-between gap-2">
        <p id={hint} className="text-xs text-dim">
          {hintFor(running, mute)}
        </p>
        {running ? (
          <Button look="agent" className="shrink-0" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button type="submit" look="primary" className="shrink-0" disabled={message.trim() === '' || mute}>
            Send
          </Button>
        )}
      </div>
    </form>
  );
}

function hintFor(running: boolean, mute: boolean): string {
  if (mute) return "Can't be sent: no model answers";
  return running ? 'Esc stops' : '↑ edits the last · Ctrl+Enter retries';
}
