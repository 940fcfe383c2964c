import { type KeyboardEvent, useId } from 'react';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import type { TurnView } from '../conversation/turnView';
import { useTurnActions } from './turnActions';

/** Goes from one way the conversation went to another. It stays the same while it does, and so keeps the focus. */
export function SiblingSwitch({ turn }: { turn: TurnView }) {
  const { noSwitch, show } = useTurnActions();
  const reason = useId();
  if (turn.siblings.length < 2 || turn.id === null) return null;

  function step(by: -1 | 1) {
    if (noSwitch === null) show(turn, by);
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    step(event.key === 'ArrowLeft' ? -1 : 1);
  });

  const button = {
    look: 'quiet',
    'aria-disabled': noSwitch !== null,
    'aria-describedby': noSwitch === null ? undefined : reason,
    title: noSwitch ?? undefined,
    className: 'px-2! text-base!',
    onKeyDown,
  } as const;
  return (
    <fieldset className="flex items-center text-text">
      <legend className="sr-only">{t.versionsOfTurn()}</legend>
      <Button {...button} aria-label={t.previousVersion()} onClick={() => step(-1)}>
        ‹
      </Button>
      <span className="whitespace-nowrap text-xs">
        {t.positionOfVersion({ number: turn.siblings.indexOf(turn.id) + 1, count: turn.siblings.length })}
      </span>
      <Button {...button} aria-label={t.nextVersion()} onClick={() => step(1)}>
        ›
      </Button>
      {noSwitch && (
        <span id={reason} hidden>
          {noSwitch}
        </span>
      )}
    </fieldset>
  );
}
