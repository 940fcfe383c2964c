import type { TurnView } from './turnView';

/** One conversation: with the User Agent, or with the agent of a world. */
export type ConversationKey = 'user' | (string & {});
export type Conversation = {
  state: 'new' | 'loading' | 'ready' | 'failed';
  /** The path that is shown, oldest first. */
  turns: TurnView[];
  /** The cursor of older turns, if there are any. */
  older: string | null;
  /** Why the last thing that was tried did not work. */
  problem: string | null;
  /** Whether the server answers; where it does not, it is asked again and again. */
  reach: 'reached' | 'lost' | 'offline';
  /** Until when the server takes nothing more, in milliseconds of the epoch. */
  heldUntil: number | null;
  /** Another path is about to be shown. */
  switching: boolean;
};
/** The outcome of sending a message: if it was not taken, the person gets it back. */
export type Sent = 'taken' | 'not-taken';

export const newConversation: Conversation = {
  state: 'new',
  turns: [],
  older: null,
  problem: null,
  reach: 'reached',
  heldUntil: null,
  switching: false,
};
