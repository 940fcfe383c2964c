import { readStored, storedNames, writeStored } from '@/browser/stored';
import type { ConversationKey } from './conversation';
import type { Submission } from './transport';

/** The storage name for the unsent text of a conversation. */
export const draftNote = (conversation: ConversationKey) => `draft.chat.${conversation}`;
/** The storage name for the new wording of a sent message. */
export const editNote = (turnId: string) => `draft.edit.${turnId}`;

/** Adds text to the message box, after the text that is typed there. */
export function addToDraft(conversation: ConversationKey, words: string): void {
  const note = draftNote(conversation);
  const typed = readStored(note);
  writeStored(note, typed ? `${typed}\n${words}` : words);
}

/** An older message is not sent automatically: its writer may have changed their mind. */
const longestWaitMs = 10 * 60_000;
const outbox = 'draft.sending.';

/** Stores a submission until the server has taken it, so that the page can send it again after a reload. */
export function keepSubmission(conversation: ConversationKey, submission: Submission): void {
  writeStored(outbox + conversation, JSON.stringify({ wish: submission, at: Date.now() }));
}

export function dropSubmission(conversation: ConversationKey): void {
  writeStored(outbox + conversation, null);
}

/** The submission that the server may not have received; null if there is none. Puts back one that is too old. */
export function keptSubmission(conversation: ConversationKey): Submission | null {
  const kept = read(outbox + conversation);
  if (!kept) return null;
  if (Date.now() - kept.at < longestWaitMs) return kept.wish;
  dropSubmission(conversation);
  giveBack(conversation, kept.wish);
  return null;
}

/** Puts a message that the server did not take back into its message box or editor, before the text typed there since. */
export function giveBack(conversation: ConversationKey, { retry, request }: Submission): void {
  if (retry) return;
  const note = request.replaces ? editNote(request.replaces) : draftNote(conversation);
  const since = readStored(note);
  writeStored(note, since && since !== request.message ? `${request.message}\n${since}` : request.message);
}

/** Puts all stored submissions back when a person signs in: they may belong to another person. */
export function giveAllBack(): void {
  for (const name of storedNames(outbox)) {
    const kept = read(name);
    writeStored(name, null);
    if (kept) giveBack(name.slice(outbox.length), kept.wish);
  }
}

/** `wish` is the name in texts that browsers have stored already. */
function read(name: string): { wish: Submission; at: number } | null {
  const kept = readStored(name);
  return kept ? JSON.parse(kept) : null;
}
