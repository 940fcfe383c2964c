import { randomId } from '@/browser/randomId';
import { readStored, writeStored } from '@/browser/stored';
import * as t from '@/text/problems';
import { isProblem, Problem } from './problem';

/**
 * Has something made once, however often it is asked for: with a second click, after an answer that was lost, after a reload,
 * in another tab. The key is kept until the server has said what it made.
 *
 * @param what is being made, such as "world": it has one key at a time
 * @param make sends the request with the key
 * @throws Problem made-before where an earlier try arrived after all, and something else is sent now
 */
export async function once<T>(what: string, make: (key: string) => Promise<T>): Promise<T> {
  const note = `draft.once.${what}`;
  const key = readStored(note) ?? randomId();
  writeStored(note, key);
  try {
    const made = await make(key);
    writeStored(note, null);
    return made;
  } catch (error) {
    if (!isProblem(error, 'idempotency-key-reused')) throw error;
    writeStored(note, null);
    throw new Problem('made-before', error.status, t.madeBefore());
  }
}
