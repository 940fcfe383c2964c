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
  const name = turn.agent?.name ?? 'The agent';
  if (turn.queued !== null) return waitingLine(turn.queued);
  if (isRunning(turn)) {
    const tool = turn.items.findLast((item) => item.kind === 'tool');
    return tool?.kind === 'tool' ? `${name}: ${tool.summary}` : `${name} is answering.`;
  }
  const text = turn.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join(' ');
  return `${endingLine(turn) ?? `${name} has finished.`} ${text}`;
}
