import type { CanonValue, ChangeRequest, World } from '@/api/types';
import { same } from '@/browser/draft';
import { parseAddress, valueAt } from './canon';
import { saveEntry } from './saveEntry';

/** What one save did to entries. */
export type Edit = { address: string; before: CanonValue | null; after: CanonValue | null };
type Step = readonly Edit[];
export type EditSteps = { done: readonly Step[]; undone: readonly Step[] };

const none: EditSteps = { done: [], undone: [] };
const most = 100;

/** The edits of canon that were made in this tab of the browser, by world, so that they can be undone and done again. */
class EditHistory {
  readonly #worlds = new Map<string, EditSteps>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(worldId: string): EditSteps {
    return this.#worlds.get(worldId) ?? none;
  }

  /** A new edit: what was undone before it can't be done again. */
  record(worldId: string, step: Step) {
    if (step.length === 0) return;
    this.#set(worldId, { done: [...this.of(worldId).done, step].slice(-most), undone: [] });
  }

  moveBack(worldId: string) {
    const { done, undone } = this.of(worldId);
    this.#set(worldId, { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] });
  }

  moveOn(worldId: string) {
    const { done, undone } = this.of(worldId);
    this.#set(worldId, { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) });
  }

  #set(worldId: string, steps: EditSteps) {
    this.#worlds.set(worldId, steps);
    for (const listener of this.#listeners) listener();
  }
}

export const editHistory = new EditHistory();

/** The same step the other way round. */
export function reversed(step: Step): Step {
  return step.map(({ address, before, after }) => ({ address, before: after, after: before }));
}

/**
 * Makes the edits of a step once more, as a new version.
 *
 * @throws EntryMoved where somebody has changed one of the entries since
 */
export function redo(world: World, step: Step): Promise<World> {
  const moved = ({ canon }: World) =>
    step.some(({ address, before }) => !same(valueAt(canon, parseAddress(address)), before));
  return saveEntry(world, moved, () => step.map(({ address, after }) => ({ address, after })));
}

/** What a save did: the entries at these addresses before and after it. */
function stepOf(before: World, after: World, addresses: readonly string[]): Step {
  return addresses
    .map((address) => ({
      address,
      before: valueAt(before.canon, parseAddress(address)),
      after: valueAt(after.canon, parseAddress(address)),
    }))
    .filter(({ before, after }) => !same(before, after));
}

/** Saves like `saveEntry`, and keeps the edit so that it can be undone. */
export async function saveToUndo(
  world: World,
  moved: (world: World) => boolean,
  changes: (world: World) => ChangeRequest[],
): Promise<World> {
  let before = world;
  let addresses: string[] = [];
  const saved = await saveEntry(world, moved, (target) => {
    const wanted = changes(target);
    before = target;
    addresses = wanted.map(({ address }) => address);
    return wanted;
  });
  editHistory.record(world.id, stepOf(before, saved, addresses));
  return saved;
}
