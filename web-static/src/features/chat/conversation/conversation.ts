import type { TurnView } from './turnView';

/** Identifies a conversation: `user` for the User Agent, or the id of a world for its agent. */
export type ConversationKey = 'user' | (string & {});
export type Conversation = {
  state: 'new' | 'loading' | 'ready' | 'failed';
  /** The path that is shown, oldest first. */
  turns: TurnView[];
  /** The cursor of older turns, if there are any. */
  older: string | null;
  /** The error message of the last failed action; null if there is none. */
  problem: string | null;
  /** Whether the server answers. If it does not, the request is retried. */
  reach: 'reached' | 'lost' | 'offline';
  /** The end of the server's rate limit, in milliseconds since 1970; null if there is none. */
  heldUntil: number | null;
  /** Whether another path is being loaded. */
  switching: boolean;
};
/** The outcome of sending a message. A message that was not taken goes back to the message box. */
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
