import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { unlessComposing } from '@/browser/keys';
import { useStored } from '@/browser/stored';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { editNote } from '../conversation/drafts';
import { lengthProblem } from '../conversation/hints';
import type { TurnView } from '../conversation/turnView';
import { useTurnActions } from './turnActions';

/** Words a message anew, where it stands. What was typed is kept until it was sent. */
export function MessageEditor({ turn, turnId }: { turn: TurnView; turnId: string }) {
  const { noTurn, say, giveUp } = useTurnActions();
  const [draft, setDraft] = useStored(editNote(turnId));
  const input = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const message = draft ?? turn.message;
  const problem = lengthProblem(message);
  const sendable = message.trim() !== '' && problem === null && noTurn === null;

  useEffect(() => {
    const line = input.current;
    line?.focus();
    line?.setSelectionRange(line.value.length, line.value.length);
  }, []);

  function send() {
    if (sendable) say(turn, message);
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      giveUp();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  });

  return (
    <div className="grid grid-cols-1 gap-2">
      <textarea
        dir="auto"
        ref={input}
        aria-label={t.messageInOtherWords()}
        aria-describedby={hint}
        aria-invalid={problem !== null}
        value={message}
        onChange={({ target }) => setDraft(target.value === turn.message ? null : target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-64 min-h-16 w-full resize-none border border-edge bg-ground p-2 text-base text-bright outline-none focus:border-accent lg:text-sm"
      />
      <p id={hint} className={`text-xs ${problem ? 'text-warn' : 'text-dim'}`}>
        {problem ?? noTurn ?? t.editorHint()}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={!sendable} onClick={send}>
          {t.sayThisInstead()}
        </Button>
        <Button look="quiet" onClick={giveUp}>
          {t.giveUp()}
        </Button>
      </div>
    </div>
  );
}
