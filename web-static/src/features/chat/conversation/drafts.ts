import { readStored, storedNames, writeStored } from '@/browser/stored';
import type { ConversationKey } from './conversation';
import type { Wish } from './transport';

/** The name of the unsent text of a conversation. */
export const draftNote = (conversation: ConversationKey) => `draft.chat.${conversation}`;
/** The name of the new wording of a message that was sent. */
export const editNote = (turnId: string) => `draft.edit.${turnId}`;

/** Takes words over into the line, after what is typed there. */
export function addToDraft(conversation: ConversationKey, words: string): void {
  const note = draftNote(conversation);
  const typed = readStored(note);
  writeStored(note, typed ? `${typed}\n${words}` : words);
}

/** Older than this, a message is not sent by itself any more: its writer may have changed their mind. */
const longestWaitMs = 10 * 60_000;
const outbox = 'draft.sending.';

/** Keeps what was said until the server has it: a page that is reloaded meanwhile says it again. */
export function keepWish(conversation: ConversationKey, wish: Wish): void {
  writeStored(outbox + conversation, JSON.stringify({ wish, at: Date.now() }));
}

export function dropWish(conversation: ConversationKey): void {
  writeStored(outbox + conversation, null);
}

/** The message that may not have reached the server. One that waited for too long goes back to the line. */
export function keptWish(conversation: ConversationKey): Wish | null {
  const kept = read(outbox + conversation);
  if (!kept) return null;
  if (Date.now() - kept.at < longestWaitMs) return kept.wish;
  dropWish(conversation);
  giveBack(conversation, kept.wish);
  return null;
}

/** Puts a message that the server did not take back to its line or editor, before the text that was typed there since. */
export function giveBack(conversation: ConversationKey, { retry, request }: Wish): void {
  if (retry) return;
  const note = request.replaces ? editNote(request.replaces) : draftNote(conversation);
  const since = readStored(note);
  writeStored(note, since && since !== request.message ? `${request.message}\n${since}` : request.message);
}

/** Nothing is sent in the name of somebody else who signs in at this browser. */
export function giveAllBack(): void {
  for (const name of storedNames(outbox)) {
    const kept = read(name);
    writeStored(name, null);
    if (kept) giveBack(name.slice(outbox.length), kept.wish);
  }
}

function read(name: string): { wish: Wish; at: number } | null {
  const kept = readStored(name);
  return kept ? JSON.parse(kept) : null;
}
