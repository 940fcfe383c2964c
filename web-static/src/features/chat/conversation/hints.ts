import { tooLong } from '@/ui/textLength';
import type { Conversation } from './conversation';
import { isRunning } from './turnView';

/** Why nothing can be sent right now; null where it can. */
export function hindrance({ turns, switching, heldUntil }: Conversation, mute: boolean, now: Date): string | null {
  if (mute) return "Can't be sent: no model answers.";
  if (isRunning(turns.at(-1))) return 'Wait for the answer, or stop it.';
  if (switching) return 'Another version is being loaded.';
  return heldUntil === null ? null : `Can be sent again ${at(heldUntil, now)}.`;
}

/** As the API has it. */
const longestMessage = 20_000;

/** @returns why a message of this length can't be sent; null if it can */
export function lengthProblem(message: string): string | null {
  const problem = tooLong(message, longestMessage);
  return problem && `Too long to send: ${problem}.`;
}

/** What Escape does, while a turn runs. */
export function escapeHint({ turns, reach }: Conversation): string {
  const last = turns.at(-1);
  if (last?.status === 'sending' && reach !== 'reached') return 'Esc takes it back';
  return last?.queued == null ? 'Esc stops' : 'Esc leaves the queue';
}

/** What the keys do on the empty line. */
export function lineHint({ turns }: Conversation): string {
  if (turns.length === 0) return 'Enter sends · Shift+Enter begins a line';
  const aside = turns.some(({ siblings }) => siblings.length > 1) ? ' · ← → other versions' : '';
  return `↑ edits the last · Ctrl+Enter retries${aside}`;
}

function at(until: number, now: Date): string {
  if (until - now.getTime() < 60_000) return 'in a moment';
  return `at ${new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
}
