import * as t from '@/text/chat';
import { endingLine, isRunning, type TurnView, waitingLine } from '../conversation/turnView';

/** Tells a reader of screens the large steps of a turn: the pieces of a stream would never let it finish a word. */
export function Announcer({ turn }: { turn: TurnView | undefined }) {
  return (
    <p role="status" className="sr-only">
      {turn ? announce(turn) : ''}
    </p>
  );
}

function announce(turn: TurnView): string {
  const agent = turn.agent?.name ?? t.theAgent();
  if (turn.queued !== null) return waitingLine(turn.queued);
  if (isRunning(turn)) {
    const tool = turn.items.findLast((item) => item.kind === 'tool');
    return tool?.kind === 'tool' ? t.usesTool({ agent, tool: tool.summary }) : t.isAnswering({ agent });
  }
  const text = turn.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join(' ');
  return `${endingLine(turn) ?? t.hasFinished({ agent })} ${text}`;
}
