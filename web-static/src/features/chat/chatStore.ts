import { chat } from '@/api/endpoints';
import { isProblem, messageOf } from '@/api/problem';
import type { ChatRequest, TurnEvent } from '@/api/types';
import { followTurn, runTurn } from './transport';
import { applyEvent, isRunning, sentTurn, storedTurn, type TurnView } from './turnView';

/** One conversation: with the User Agent, or with the agent of a world. */
export type ConversationKey = 'user' | (string & {});
export type Conversation = {
  state: 'new' | 'loading' | 'ready' | 'failed';
  /** Oldest first. */
  turns: TurnView[];
  /** Where older turns begin, if there are any. */
  older: string | null;
  /** Why the last thing that was tried did not work. */
  problem: string | null;
};
/** What became of a message: if it was not taken, the person gets it back. */
export type Sent = 'taken' | 'not-taken';

const fresh: Conversation = { state: 'new', turns: [], older: null, problem: null };

/**
 * All conversations of the person, above the pages: going from page to page neither stops a stream nor forgets it.
 * State is replaced, never changed, so that React can compare it.
 */
export class ChatStore {
  #conversations = new Map<ConversationKey, Conversation>();
  #listeners = new Set<() => void>();
  #eventListeners = new Set<(key: ConversationKey, event: TurnEvent) => void>();
  #streams = new Map<ConversationKey, AbortController>();
  #stopEarly = new Set<string>();
  #lastAttempt = { message: '', key: '' };

  get(key: ConversationKey): Conversation {
    return this.#conversations.get(key) ?? fresh;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells of events as they come over the wire, not of those of the history. */
  onEvent(listener: (key: ConversationKey, event: TurnEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Loads the newest turns and follows the one that still runs. A conversation that is streaming is left alone. */
  async load(key: ConversationKey): Promise<void> {
    if (this.#streams.has(key) || this.get(key).state === 'loading') return;
    if (this.get(key).state !== 'ready') this.#change(key, { state: 'loading' });
    try {
      const page = await chat.history(worldIdOf(key));
      if (this.#streams.has(key)) return;
      const turns = page.items.map(storedTurn).reverse();
      this.#change(key, { state: 'ready', turns, older: page.nextCursor, problem: null });
      const last = turns.at(-1);
      if (last?.id && isRunning(last)) void this.#follow(key, last.key, last.id, last.lastEventId);
    } catch (error) {
      if (this.get(key).state === 'loading') this.#change(key, { state: 'failed', problem: messageOf(error) });
    }
  }

  async loadOlder(key: ConversationKey): Promise<void> {
    const { older } = this.get(key);
    if (!older) return;
    try {
      const page = await chat.history(worldIdOf(key), older);
      const turns = [...page.items.map(storedTurn).reverse(), ...this.get(key).turns];
      this.#change(key, { turns, older: page.nextCursor });
    } catch (error) {
      this.#change(key, { problem: messageOf(error) });
    }
  }

  /** Resolves once the server has taken the message, or has not; the stream goes on by itself. */
  send(key: ConversationKey, request: ChatRequest): Promise<Sent> {
    if (isRunning(this.get(key).turns.at(-1))) return Promise.resolve('not-taken');
    const attempt = this.#attempt(request.message);
    const turn = sentTurn(attempt, request.message, request.storyId ?? null);
    this.#change(key, { turns: [...this.get(key).turns, turn], problem: null });
    return new Promise((resolve) => void this.#run(key, turn.key, request, attempt, resolve));
  }

  /** A turn that has not started yet is stopped as soon as it has. */
  async stop(key: ConversationKey): Promise<void> {
    const turn = this.get(key).turns.at(-1);
    if (!turn || !isRunning(turn)) return;
    if (!turn.id) this.#stopEarly.add(turn.key);
    else await chat.stop(turn.id).catch((error) => this.#change(key, { problem: messageOf(error) }));
  }

  /** Somebody else signs in: nothing of the former person stays. */
  reset(): void {
    for (const stream of this.#streams.values()) stream.abort();
    this.#streams.clear();
    this.#conversations.clear();
    this.#notify();
  }

  async #run(
    key: ConversationKey,
    turnKey: string,
    request: ChatRequest,
    attempt: string,
    settle: (sent: Sent) => void,
  ): Promise<void> {
    const stream = this.#open(key);
    let taken = false;
    try {
      for await (const event of runTurn(request, attempt, stream.signal)) {
        if (!taken) settle('taken');
        taken = true;
        this.#lastAttempt = { message: '', key: '' };
        this.#receive(key, turnKey, event);
      }
    } catch (error) {
      if (stream.signal.aborted) return;
      if (!taken) this.#takeBack(key, turnKey, messageOf(error));
      else this.#change(key, { problem: messageOf(error) });
      if (isProblem(error, 'turn-running')) queueMicrotask(() => void this.#reload(key));
    } finally {
      settle('not-taken');
      this.#close(key, stream);
    }
  }

  async #follow(key: ConversationKey, turnKey: string, turnId: string, after: number): Promise<void> {
    const stream = this.#open(key);
    try {
      for await (const event of followTurn(turnId, after, stream.signal)) this.#receive(key, turnKey, event);
    } catch (error) {
      this.#change(key, { problem: messageOf(error) });
    } finally {
      this.#close(key, stream);
    }
  }

  /** Another tab or device has the word: shows its turn, and keeps saying why the message was not taken. */
  async #reload(key: ConversationKey): Promise<void> {
    const { problem } = this.get(key);
    await this.load(key);
    this.#change(key, { problem });
  }

  #receive(key: ConversationKey, turnKey: string, event: TurnEvent): void {
    const turns = this.get(key).turns.map((turn) => (turn.key === turnKey ? applyEvent(turn, event) : turn));
    this.#change(key, { turns });
    if (event.event === 'turn.started' && this.#stopEarly.delete(turnKey)) void this.stop(key);
    for (const listener of this.#eventListeners) listener(key, event);
  }

  #takeBack(key: ConversationKey, turnKey: string, problem: string): void {
    this.#change(key, { turns: this.get(key).turns.filter((turn) => turn.key !== turnKey), problem });
  }

  /** The same message again after a failure is the same attempt: the server then answers it only once. */
  #attempt(message: string): string {
    if (this.#lastAttempt.message !== message) this.#lastAttempt = { message, key: randomId() };
    return this.#lastAttempt.key;
  }

  #open(key: ConversationKey): AbortController {
    const stream = new AbortController();
    this.#streams.set(key, stream);
    return stream;
  }

  #close(key: ConversationKey, stream: AbortController): void {
    if (this.#streams.get(key) === stream) this.#streams.delete(key);
  }

  #change(key: ConversationKey, change: Partial<Conversation>): void {
    this.#conversations.set(key, { ...this.get(key), ...change });
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function worldIdOf(key: ConversationKey): string | null {
  return key === 'user' ? null : key;
}

/** `crypto.randomUUID` exists only on https and localhost. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
