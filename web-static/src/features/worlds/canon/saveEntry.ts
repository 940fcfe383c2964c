import { worlds } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import type { CanonValue, ChangeRequest, World } from '@/api/types';
import { same } from '@/browser/draft';
import { type Address, addressOf, parts, slugFor, titleOf } from './canon';
import { toForm } from './entryForm';

/** Somebody else has changed the same entry since its form was filled. */
export class EntryMoved extends Error {
  constructor(readonly world: World) {
    super('entry-moved');
  }
}

/**
 * Saves to the world as it was last read. Where another version has come since and this entry is as it was, there is nothing
 * to decide, and it is saved to that one.
 *
 * @param moved whether the entry is another one there than the form was filled from
 * @param changes what to do to the world as it is when it is saved
 * @throws EntryMoved where somebody has changed the entry
 */
export async function saveEntry(
  world: World,
  moved: (world: World) => boolean,
  changes: (world: World) => ChangeRequest[],
): Promise<World> {
  if (moved(world)) throw new EntryMoved(world);
  const wanted = changes(world);
  if (wanted.length === 0) return world;
  try {
    return await worlds.patch(world.id, world.version, { changes: wanted });
  } catch (error) {
    if (isProblem(error, 'edit-conflict')) throw new EntryMoved(await worlds.get(world.id));
    if (!isProblem(error, 'stale-version')) throw error;
    return saveEntry(await worlds.get(world.id), moved, changes);
  }
}

/** Whether an entry is there as it was typed: an earlier try got through, and its answer did not. */
export function isThere({ canon }: World, part: Address['part'], value: CanonValue): boolean {
  return Object.values(canon[part]).some((entry) => same(asTyped(part, entry), asTyped(part, value)));
}

/** The server may keep properties in another order. */
function asTyped(part: Address['part'], value: CanonValue): unknown[] {
  return Object.values(toForm(part, value)).map((field) =>
    Array.isArray(field) ? field.map((row) => JSON.stringify(row)).sort() : field,
  );
}

/** The address of a new entry in a world, under a name that nothing else has there. */
export function addressForNew({ canon }: World, part: Address['part'], value: CanonValue): string {
  const taken = Object.keys(canon[part]);
  return addressOf({ part, slug: slugFor(titleOf(part, value), parts[part].one, taken) });
}
