import * as t from '@/text/chat';
import { tooLong } from '@/ui/textLength';
import type { Conversation } from './conversation';
import { isRunning } from './turnView';

/**
 * The reason why nothing can be sent right now; null if something can be sent.
 *
 * @param noModel whether the agents have no model
 */
export function hindrance({ turns, switching, heldUntil }: Conversation, noModel: boolean, now: Date): string | null {
  if (noModel) return t.noModelAnswers();
  if (isRunning(turns.at(-1))) return t.waitForAnswer();
  if (switching) return t.versionIsLoading();
  return heldUntil === null ? null : sendableLine(heldUntil, now);
}

/** In characters, as in the API. */
const longestMessage = 20_000;

/** @returns why a message of this length can't be sent; null if it can */
export function lengthProblem(message: string): string | null {
  const problem = tooLong(message, longestMessage);
  return problem && t.tooLongToSend({ problem });
}

/** Explains Escape while a turn runs. */
export function escapeHint({ turns, reach }: Conversation): string {
  const last = turns.at(-1);
  if (last?.status === 'sending' && reach !== 'reached') return t.escTakesBack();
  return last?.queued == null ? t.escStops() : t.escLeavesQueue();
}

/** Explains the keys in the empty message box. */
export function lineHint({ turns }: Conversation): string {
  if (turns.length === 0) return t.enterSends();
  return turns.some(({ siblings }) => siblings.length > 1) ? t.lineKeysWithVersions() : t.lineKeys();
}

function sendableLine(until: number, now: Date): string {
  if (until - now.getTime() < 60_000) return t.canBeSentSoon();
  const time = new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return t.canBeSentAt({ time });
}
