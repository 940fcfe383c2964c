import type { Change, ChangeRequest } from '@/api/types';
import { parseAddress } from '../canon/canon';
import { type Form, toEntry, withoutEmptyRows } from '../canon/entryForm';

/** The edits that say some of the chosen changes in other words. */
export function editsOf(
  changes: readonly Change[],
  words: Readonly<Record<string, Form>>,
  chosen: readonly string[],
): ChangeRequest[] {
  return changes.flatMap(({ address, after }) => {
    const form = words[address];
    if (!form || after === null || !chosen.includes(address)) return [];
    const { part } = parseAddress(address);
    return [{ address, after: toEntry(part, withoutEmptyRows(part, form), after) }];
  });
}
