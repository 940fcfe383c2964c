import type { TurnView } from './turnView';

/** The loaded turns of the path that is shown, oldest first, and the cursor of older turns. */
export type Path = { turns: TurnView[]; older: string | null };

/**
 * The path after its end was read again. Older loaded turns stay if the new end follows one of them. Turns that have not
 * changed stay the same objects.
 */
export function joined(known: Path, end: Path): Path {
  const turns = end.turns.map((turn) => kept(known.turns, turn));
  const parent = end.turns[0]?.parentId ?? null;
  const at = parent === null ? -1 : known.turns.findIndex(({ id }) => id === parent);
  if (at < 0) return { turns, older: end.older };
  return { turns: [...known.turns.slice(0, at + 1), ...turns], older: known.older };
}

function kept(known: TurnView[], turn: TurnView): TurnView {
  const before = known.find(({ id }) => id === turn.id);
  if (!before) return turn;
  const same =
    before.status === turn.status &&
    before.lastEventId >= turn.lastEventId &&
    before.siblings.join() === turn.siblings.join();
  return same ? before : { ...turn, key: before.key };
}

/** The id of the next or previous sibling, in order of creation; wraps around. Null if the turn has no sibling. */
export function beside(turn: TurnView, step: -1 | 1): string | null {
  const { siblings } = turn;
  if (turn.id === null || siblings.length < 2) return null;
  return siblings.at((siblings.indexOf(turn.id) + step) % siblings.length) ?? null;
}
