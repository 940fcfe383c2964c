import { Fragment, memo } from 'react';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { canGoOn, endingLine, isRunning, type TurnView, waitingLine } from '../conversation/turnView';
import { ItemView } from './itemView';
import { MessageEditor } from './messageEditor';
import { SiblingSwitch } from './siblingSwitch';
import { useTurnActions } from './turnActions';

type Props = { turn: TurnView; last: boolean };

/** One turn: what was said, what came of it, and what can be done with it. */
export const TurnItem = memo(function TurnItem({ turn, last }: Props) {
  const running = isRunning(turn);
  return (
    <article
      id={turn.id === null ? undefined : `turn-${turn.id}`}
      tabIndex={-1}
      className="group grid min-w-0 gap-3 text-sm"
    >
      <Said turn={turn} />
      <Fragment key={turn.key}>
        {turn.items.map((item, index) => (
          <ItemView key={index} item={item} open={running && index === turn.items.length - 1} />
        ))}
      </Fragment>
      {running && turn.items.at(-1)?.kind !== 'text' && (
        <p className="text-dim">
          {turn.queued !== null && `${waitingLine(turn.queued)} `}
          <span aria-hidden className="cursor-block" />
        </p>
      )}
      <Foot turn={turn} last={last} />
    </article>
  );
});

function Said({ turn }: { turn: TurnView }) {
  const { editing, noTurn, edit } = useTurnActions();
  if (turn.id !== null && editing === turn.id) return <MessageEditor turn={turn} turnId={turn.id} />;
  return (
    <div className="flex items-start gap-2">
      <p className="min-w-0 flex-1 whitespace-pre-wrap text-bright">
        <span className="text-accent">
          <span aria-hidden>&gt; </span>
          <span className="sr-only">{t.you()} </span>
        </span>
        <span dir="auto">{turn.message}</span>
      </p>
      {!isRunning(turn) && (
        <Button
          look="quiet"
          aria-label={t.editMessage()}
          title={noTurn ?? t.editMessage()}
          disabled={noTurn !== null}
          onClick={() => edit(turn)}
          className="-my-2 shrink-0 px-2!"
        >
          <Pencil />
        </Button>
      )}
    </div>
  );
}

/** A sign for each way in which a turn ended. */
const marks: Partial<Record<TurnView['status'], string>> = { cut: '…', refused: '⊘', empty: '∅', failed: '✕' };

/** Under earlier turns the button appears on hover and focus only, so that it does not crowd. */
const onDemand = 'pointer-fine:opacity-0 group-focus-within:opacity-100 group-hover:opacity-100';

function Foot({ turn, last }: Props) {
  const { noTurn, retry, edit, goOn } = useTurnActions();
  const running = isRunning(turn);
  const ending = endingLine(turn);
  if (running && turn.siblings.length < 2) return null;
  return (
    <div className="grid gap-2">
      {ending && (
        <p className="text-warn">
          <span aria-hidden>{marks[turn.status] ?? '■'} </span>
          {ending}
        </p>
      )}
      <div className="-mx-2 flex flex-wrap items-center gap-x-2">
        {last && canGoOn(turn) && (
          <Button
            look="agent"
            title={noTurn ?? t.goOnTitle()}
            disabled={noTurn !== null}
            onClick={() => goOn(turn)}
            className="mx-2"
          >
            {t.goOn()}
          </Button>
        )}
        {last && turn.status === 'refused' && (
          <Button look="plain" disabled={noTurn !== null} onClick={() => edit(turn)} className="mx-2">
            {t.sayOtherwise()}
          </Button>
        )}
        {!running && (
          <Button
            look={ending && last ? 'plain' : 'quiet'}
            title={noTurn ?? t.retryTitle()}
            disabled={noTurn !== null}
            onClick={() => retry(turn)}
            className={ending && last ? 'mx-2' : `px-2! ${last ? '' : onDemand}`}
          >
            {t.retry()}
          </Button>
        )}
        <SiblingSwitch turn={turn} />
      </div>
    </div>
  );
}

function Pencil() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      aria-hidden="true"
    >
      <path d="M2 14l1-4 8-8 3 3-8 8zM9 4l3 3" />
    </svg>
  );
}
