import type { Agent, Change, Draft, Turn, TurnEvent, TurnEventData, TurnStatus, UsedEntry } from '@/api/types';
import * as t from '@/text/chat';

/** One part of a turn in the chat. Items are in the order in which they came. */
export type Item =
  | { kind: 'canon'; entries: UsedEntry[] }
  | { kind: 'thinking'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'tool'; callId: string; tool: string; summary: string; outcome: 'running' | ToolOutcome }
  | { kind: 'proposal'; proposalId: string; worldId: string; baseVersion: number; changes: Change[] }
  | { kind: 'worlds'; drafts: Draft[] }
  | { kind: 'world'; worldId: string; name: string }
  | { kind: 'story'; storyId: string; title: string }
  | Passage
  | { kind: 'suggestions'; items: string[] }
  | { kind: 'error'; message: string; retryable: boolean };

/** A passage that the agent writes. `segmentId` is null until the passage is saved. */
export type Passage = {
  kind: 'passage';
  callId: string;
  storyId: string | null;
  parentId: string | null;
  text: string;
  segmentId: string | null;
  /** Whether the answer reached its maximum length within the passage. */
  unfinished?: boolean;
};
type ToolOutcome = TurnEventData['tool.finished']['outcome'];

export type TurnView = {
  /** Stays the same while the turn is shown. The id is null until the server has taken the turn. */
  key: string;
  id: string | null;
  /** The turn before this one; null for the first turn. */
  parentId: string | null;
  /** All turns with the same parent, including this one, in order of creation. */
  siblings: readonly string[];
  /** The place from which the message was sent. */
  place: TurnPlace;
  /** The story of the turn; changes if the turn creates a story. */
  storyId: string | null;
  message: string;
  agent: Agent | null;
  status: 'sending' | TurnStatus;
  /** The number of turns that come first while this turn waits for its agent; null if it does not wait. */
  queued: number | null;
  items: Item[];
  lastEventId: number;
};

export type TurnPlace = { storyId: string | null; segmentId: string | null };

const nowhere: TurnPlace = { storyId: null, segmentId: null };

/** A turn that the server has not taken yet. */
export function sentTurn(key: string, message: string, place: TurnPlace = nowhere): TurnView {
  return {
    key,
    id: null,
    parentId: null,
    siblings: [],
    place,
    storyId: place.storyId,
    message,
    agent: null,
    status: 'sending',
    queued: null,
    items: [],
    lastEventId: 0,
  };
}

/** A turn of the history. The stored status counts: a turn that was interrupted has no last event. */
export function storedTurn(turn: Turn): TurnView {
  const { id, parentId, siblings, agent, storyId, segmentId } = turn;
  const start = { ...sentTurn(id, turn.message, { storyId, segmentId }), id, parentId, siblings, agent };
  const view = turn.events.reduce(applyEvent, start);
  return settle({ ...view, status: turn.status, lastEventId: Math.max(view.lastEventId, turn.lastEventId) });
}

/** Adds one event. An event with a known id changes nothing, so a replay is harmless. */
export function applyEvent(turn: TurnView, event: TurnEvent): TurnView {
  if (event.id <= turn.lastEventId) return turn;
  return { ...applyNew(turn, event), lastEventId: event.id };
}

function applyNew(turn: TurnView, { event, data }: TurnEvent): TurnView {
  switch (event) {
    case 'turn.queued':
      return { ...turn, queued: data.position };
    case 'turn.started':
      return { ...turn, id: data.turnId, agent: data.agent, status: 'running', queued: null };
    case 'canon.used':
      return withItem(turn, { kind: 'canon', entries: data.entries });
    case 'reasoning':
      return withPiece(turn, 'thinking', data.text);
    case 'text':
      return withPiece(turn, 'text', data.text);
    case 'tool.started':
      return withItem(turn, { kind: 'tool', ...data, outcome: 'running' });
    case 'tool.finished':
      return withToolFinished(turn, data);
    case 'proposal':
      return withItem(turn, { kind: 'proposal', ...data });
    case 'worlds':
      return withItem(turn, { kind: 'worlds', drafts: data.drafts });
    case 'world':
      return withItem(turn, { kind: 'world', ...data });
    case 'story':
      return { ...withItem(turn, { kind: 'story', ...data }), storyId: data.storyId };
    case 'passage':
      return withPassage(turn, data);
    case 'segment':
      return withSegment(turn, data);
    case 'suggestions':
      return withItem(turn, { kind: 'suggestions', items: data.items });
    case 'error':
      return withItem(turn, { kind: 'error', message: data.message, retryable: data.retryable });
    case 'turn.finished':
      return settle({ ...turn, status: data.reason, queued: null });
    default:
      // `usage`, and events that only a newer server knows.
      return turn;
  }
}

/** Ends the tools that still run in an ended turn, and marks a passage that was cut. */
function settle(turn: TurnView): TurnView {
  if (turn.status === 'running' || turn.status === 'sending') return turn;
  const last = turn.items.findLastIndex((item) => item.kind === 'passage');
  const items = turn.items.map((item, at) => {
    if (item.kind === 'tool' && item.outcome === 'running') return { ...item, outcome: 'failed' as const };
    return item.kind === 'passage' && at === last && cutWithin(turn, at) ? { ...item, unfinished: true } : item;
  });
  return { ...turn, items };
}

/** Whether the turn was cut in this passage, and not in a text after it. */
function cutWithin(turn: TurnView, at: number): boolean {
  return turn.status === 'cut' && turn.items.slice(at).every((item) => item.kind !== 'text');
}

function withItem(turn: TurnView, item: Item): TurnView {
  return { ...turn, items: [...turn.items, item] };
}

function withPiece(turn: TurnView, kind: 'text' | 'thinking', text: string): TurnView {
  const last = turn.items.at(-1);
  if (last?.kind !== kind) return withItem(turn, { kind, text });
  return { ...turn, items: [...turn.items.slice(0, -1), { kind, text: last.text + text }] };
}

function withToolFinished(turn: TurnView, { callId, outcome, summary }: TurnEventData['tool.finished']): TurnView {
  const items = turn.items.map((item) =>
    item.kind === 'tool' && item.callId === callId ? { ...item, outcome, summary: summary || item.summary } : item,
  );
  return { ...turn, items };
}

/** Adds a piece. Only a later piece may have the story and the parent of the passage. */
function withPassage(turn: TurnView, piece: TurnEventData['passage']): TurnView {
  const storyId = piece.storyId ?? turn.storyId;
  const known = turn.items.some((item) => item.kind === 'passage' && item.callId === piece.callId);
  if (!known) return withItem(turn, { kind: 'passage', ...piece, storyId, segmentId: null });
  const items = turn.items.map((item) =>
    item.kind === 'passage' && item.callId === piece.callId
      ? { ...item, storyId, parentId: piece.parentId ?? item.parentId, text: item.text + piece.text }
      : item,
  );
  return { ...turn, items };
}

function withSegment(turn: TurnView, { storyId, segmentId }: TurnEventData['segment']): TurnView {
  const at = turn.items.findLastIndex(
    (item) => item.kind === 'passage' && item.segmentId === null && (item.storyId === null || item.storyId === storyId),
  );
  const written = turn.items[at];
  if (written?.kind !== 'passage')
    return withItem(turn, { kind: 'passage', callId: '', storyId, parentId: null, text: '', segmentId });
  return { ...turn, items: turn.items.with(at, { ...written, storyId, segmentId }) };
}

/** The last passage of a turn, finished or not, if it belongs to this story; otherwise null. */
export function newestPassage(turn: TurnView | undefined, storyId: string): Passage | null {
  const passage = turn?.items.findLast((item) => item.kind === 'passage');
  return passage?.kind === 'passage' && passage.storyId === storyId ? passage : null;
}

export function isRunning(turn: TurnView | undefined): boolean {
  return turn?.status === 'running' || turn?.status === 'sending';
}

const endings: Partial<Record<TurnView['status'], () => string>> = {
  stopped: t.stopped,
  interrupted: t.interrupted,
  failed: t.failed,
  limit: t.limit,
  cut: t.cut,
  refused: t.refused,
};

/** The reason why a turn ended early; undefined if it did not. */
export function endingLine(turn: TurnView): string | undefined {
  if (turn.status !== 'empty') return endings[turn.status]?.();
  const thought = turn.items.some((item) => item.kind === 'thinking');
  return thought ? t.onlyThought() : t.answeredNothing();
}

/** Whether the agent can continue after the end of this turn. */
export function canGoOn(turn: TurnView): boolean {
  return turn.status === 'cut' || turn.status === 'limit';
}

/** @param before how many turns come first */
export function waitingLine(before: number): string {
  return t.waiting({ before });
}
