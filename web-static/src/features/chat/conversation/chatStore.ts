import { chat } from '@/api/endpoints';
import { isProblem, messageOf, Problem } from '@/api/problem';
import type { ChatRequest, TurnEvent } from '@/api/types';
import { isOffline, pause } from '@/browser/network';
import { randomId } from '@/browser/randomId';
import { writeStored } from '@/browser/stored';
import { type Conversation, type ConversationKey, newConversation, type Sent } from './conversation';
import { dropWish, editNote, giveBack, keepWish, keptWish } from './drafts';
import { joined, type Path } from './path';
import { beginTurn, followTurn, isPassing, type Reach, type Wish } from './transport';
import { applyEvent, isRunning, sentTurn, storedTurn, type TurnView } from './turnView';

/** A turn that the server does not know yet, and what it stands in for meanwhile. */
type Pending = { wish: Wish; turnKey: string; hidden: TurnView[] };

const longestTimerMs = 2 ** 31 - 1;
const readAgainMs = 2_000;

/**
 * All conversations of one person, above the pages: going from page to page neither stops a stream nor forgets it.
 * State is replaced, never changed, so that React can compare it.
 */
export class ChatStore {
  #conversations = new Map<ConversationKey, Conversation>();
  #listeners = new Set<() => void>();
  #eventListeners = new Set<(key: ConversationKey, event: TurnEvent) => void>();
  #moveListeners = new Set<(key: ConversationKey) => void>();
  #streams = new Map<ConversationKey, AbortController>();
  #readings = new Map<ConversationKey, AbortController>();
  #pending = new Map<ConversationKey, Pending>();
  #stopEarly = new Set<string>();
  #lastAttempt = { what: '', key: '' };

  get(key: ConversationKey): Conversation {
    return this.#conversations.get(key) ?? newConversation;
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

  /** Tells when this page has made the path of a conversation another one. */
  onMove(listener: (key: ConversationKey) => void): () => void {
    this.#moveListeners.add(listener);
    return () => this.#moveListeners.delete(listener);
  }

  /**
   * Reads the end of the path, says again what the server may not have heard before this page was loaded, and follows the
   * turn that still runs. A conversation that is streaming, or about to show another path, is left alone.
   */
  async load(key: ConversationKey): Promise<void> {
    const { state, switching } = this.get(key);
    if (this.#streams.has(key) || switching) return;
    if (state !== 'ready') this.#change(key, { state: 'loading' });
    const reading = this.#read(key);
    try {
      const end = await this.#patiently(key, reading.signal, () => endOf(key, null));
      if (reading.signal.aborted) return;
      this.#change(key, { state: 'ready', ...joined(this.get(key), end), ...(state !== 'ready' && { problem: null }) });
      const unheard = state === 'ready' ? null : keptWish(key);
      if (unheard) void this.#ask(key, unheard);
      else this.#followLast(key);
    } catch (error) {
      if (reading.signal.aborted || state === 'ready') return;
      this.#change(key, { state: 'failed', problem: messageOf(error) });
    }
  }

  async loadOlder(key: ConversationKey): Promise<void> {
    const { older } = this.get(key);
    if (!older) return;
    try {
      const page = await chat.history(worldIdOf(key), older);
      // Another path may be shown by now, which has other turns before it.
      if (this.get(key).older !== older) return;
      const turns = [...page.items.map(storedTurn).reverse(), ...this.get(key).turns];
      this.#change(key, { turns, older: page.nextCursor });
    } catch (error) {
      this.#change(key, { problem: messageOf(error) });
    }
  }

  /** Resolves once the server has taken the message, or has not; the stream goes on by itself. */
  send(key: ConversationKey, request: ChatRequest): Promise<Sent> {
    return this.#begin(key, this.#wish(key, false, request));
  }

  /** Says something else in place of a turn, which stays beside it. */
  edit(key: ConversationKey, turn: TurnView, message: string): Promise<Sent> {
    return this.#begin(key, this.#wish(key, false, { ...requestOf(key, turn), message }));
  }

  /** Asks for another answer beside the one that is there. */
  retry(key: ConversationKey, turn: TurnView): Promise<Sent> {
    return this.#begin(key, this.#wish(key, true, requestOf(key, turn)));
  }

  /** Shows a turn in place of its sibling, and what followed it. */
  async activate(key: ConversationKey, turnId: string): Promise<void> {
    if (this.#streams.has(key) || this.get(key).switching) return;
    this.#change(key, { switching: true, problem: null });
    const reading = this.#read(key);
    try {
      await chat.activate(turnId);
      this.#moved(key);
      const end = await endOf(key, turnId);
      if (!reading.signal.aborted) this.#change(key, { ...joined(this.get(key), end), switching: false });
    } catch (error) {
      if (reading.signal.aborted) return;
      this.#change(key, { problem: messageOf(error), switching: false });
      if (isProblem(error, 'turn-running')) void this.load(key);
    }
  }

  /** A turn that the server has not taken yet is stopped as soon as it has; where nobody answers, it is taken back. */
  async stop(key: ConversationKey): Promise<void> {
    const turn = this.get(key).turns.at(-1);
    if (!turn || !isRunning(turn)) return;
    if (turn.id) await chat.stop(turn.id).catch((error) => this.#change(key, { problem: messageOf(error) }));
    else if (this.get(key).reach === 'reached') this.#stopEarly.add(turn.key);
    else {
      this.#streams.get(key)?.abort();
      this.#takeBack(key);
      this.#change(key, { reach: 'reached' });
    }
  }

  /** Lets go of all connections, and of all that was said. */
  close(): void {
    for (const open of [...this.#streams.values(), ...this.#readings.values()]) open.abort();
    for (const all of [this.#streams, this.#readings, this.#pending, this.#conversations]) all.clear();
    this.#lastAttempt = { what: '', key: '' };
    this.#notify();
  }

  async #begin(key: ConversationKey, wish: Wish): Promise<Sent> {
    const { turns, heldUntil, switching } = this.get(key);
    if (!isRunning(turns.at(-1)) && heldUntil === null && !switching) return this.#ask(key, wish);
    giveBack(key, wish);
    return 'not-taken';
  }

  async #ask(key: ConversationKey, wish: Wish): Promise<Sent> {
    this.#lastAttempt = { what: whatIsWished(key, wish), key: wish.idempotencyKey };
    const pending = this.#show(key, wish);
    const stream = this.#open(key);
    keepWish(key, wish);
    try {
      const { turnId, events } = await beginTurn(wish, stream.signal, this.#reach(key));
      const turnKey = this.#taken(key, pending, turnId);
      void this.#listen(key, stream, turnKey, events);
      return 'taken';
    } catch (error) {
      this.#close(key, stream);
      if (!stream.signal.aborted) this.#refused(key, error);
      return 'not-taken';
    }
  }

  /** The turn is to be seen at once, in the place of the one that it replaces and of all that followed it. */
  #show(key: ConversationKey, wish: Wish): Pending {
    const { turns } = this.get(key);
    const { message, replaces, storyId, segmentId } = wish.request;
    const at = replaces ? turns.findIndex(({ id }) => id === replaces) : -1;
    const before = at < 0 ? turns : turns.slice(0, at);
    const hidden = at < 0 ? [] : turns.slice(at);
    const turn = {
      ...sentTurn(wish.idempotencyKey, message, { storyId: storyId ?? null, segmentId: segmentId ?? null }),
      parentId: before.at(-1)?.id ?? null,
      siblings: hidden[0]?.siblings ?? [],
    };
    const pending = { wish, turnKey: turn.key, hidden };
    this.#pending.set(key, pending);
    this.#change(key, { turns: [...before, turn], problem: null });
    return pending;
  }

  /** Gives the key of the turn that was begun: one that was begun before this page was loaded is shown already. */
  #taken(key: ConversationKey, { wish, turnKey, hidden }: Pending, turnId: string): string {
    this.#pending.delete(key);
    this.#lastAttempt = { what: '', key: '' };
    dropWish(key);
    if (wish.request.replaces) writeStored(editNote(wish.request.replaces), null);
    const { turns } = this.get(key);
    const known = turns.find(({ id }) => id === turnId);
    this.#change(key, {
      turns: known
        ? [...turns.filter((turn) => turn.key !== turnKey), ...hidden]
        : turns.map((turn) => (turn.key === turnKey ? begun(turn, turnId) : turn)),
    });
    this.#moved(key);
    if (this.#stopEarly.delete(turnKey)) void this.stop(key);
    return known?.key ?? turnKey;
  }

  #refused(key: ConversationKey, error: unknown): void {
    this.#takeBack(key);
    this.#change(key, { problem: messageOf(error), reach: 'reached' });
    const status = error instanceof Problem ? error.status : 0;
    if (error instanceof Problem && status === 429) this.#hold(key, (error.document.retryAfter ?? 1) * 1000);
    // Another tab or device has the word, or has changed what is there; or the message was quicker than the history.
    if (status === 404 || status === 409 || this.get(key).state !== 'ready') void this.load(key);
  }

  /** Shows the hidden turns again, and puts the text back into the line or editor it came from. */
  #takeBack(key: ConversationKey): void {
    const pending = this.#pending.get(key);
    if (!pending) return;
    const { wish, turnKey, hidden } = pending;
    this.#pending.delete(key);
    this.#stopEarly.delete(turnKey);
    const turns = this.get(key).turns.filter((turn) => turn.key !== turnKey);
    this.#change(key, { turns: [...turns, ...hidden] });
    dropWish(key);
    giveBack(key, wish);
  }

  #hold(key: ConversationKey, ms: number): void {
    const until = Date.now() + ms;
    this.#change(key, { heldUntil: until });
    setTimeout(
      () => {
        if (this.get(key).heldUntil === until) this.#change(key, { heldUntil: null, problem: null });
      },
      Math.min(ms, longestTimerMs),
    );
  }

  #followLast(key: ConversationKey): void {
    const last = this.get(key).turns.at(-1);
    if (!last?.id || !isRunning(last)) return;
    const stream = this.#open(key);
    void this.#listen(key, stream, last.key, followTurn(last.id, last.lastEventId, stream.signal, this.#reach(key)));
  }

  async #listen(
    key: ConversationKey,
    stream: AbortController,
    turnKey: string,
    events: AsyncGenerator<TurnEvent>,
  ): Promise<void> {
    try {
      for await (const event of events) this.#receive(key, turnKey, event);
    } catch (error) {
      if (!stream.signal.aborted) this.#change(key, { problem: messageOf(error) });
    } finally {
      this.#close(key, stream);
    }
    // A message was quicker than the history.
    if (!stream.signal.aborted && this.get(key).state !== 'ready') void this.load(key);
  }

  #receive(key: ConversationKey, turnKey: string, event: TurnEvent): void {
    const turns = this.get(key).turns.map((turn) => (turn.key === turnKey ? applyEvent(turn, event) : turn));
    // A problem such as a running turn ends with the turn.
    this.#change(key, { turns, ...(event.event === 'turn.finished' && { problem: null }) });
    for (const listener of this.#eventListeners) listener(key, event);
  }

  /** The same wish again after a failure is the same attempt: the server then answers it only once. */
  #wish(key: ConversationKey, retry: boolean, request: ChatRequest): Wish {
    const wish = { idempotencyKey: randomId(), retry, request };
    const { what, key: idempotencyKey } = this.#lastAttempt;
    return what === whatIsWished(key, wish) ? { ...wish, idempotencyKey } : wish;
  }

  /** Asks again where nobody answers, until somebody does or nobody waits for it any more. */
  async #patiently<T>(key: ConversationKey, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    const reach = this.#reach(key);
    for (;;) {
      try {
        const answer = await ask();
        if (!signal.aborted) reach(null);
        return answer;
      } catch (error) {
        if (signal.aborted || !isPassing(error)) throw error;
        reach(error);
        await pause(readAgainMs, signal);
      }
    }
  }

  #reach(key: ConversationKey): Reach {
    return (trouble) => {
      const reach = trouble === null ? 'reached' : isOffline() ? 'offline' : 'lost';
      const busy = trouble instanceof Problem && trouble.status === 429;
      if (this.get(key).reach === reach && !busy) return;
      // The server's trouble is over as soon as it answers again.
      this.#change(key, { reach, problem: busy ? trouble.message : null });
    };
  }

  /** One that was begun before is let go: its answer would be older. */
  #read(key: ConversationKey): AbortController {
    this.#readings.get(key)?.abort();
    const reading = new AbortController();
    this.#readings.set(key, reading);
    return reading;
  }

  #open(key: ConversationKey): AbortController {
    this.#readings.get(key)?.abort();
    const stream = new AbortController();
    this.#streams.set(key, stream);
    return stream;
  }

  #close(key: ConversationKey, stream: AbortController): void {
    if (this.#streams.get(key) === stream) this.#streams.delete(key);
  }

  #moved(key: ConversationKey): void {
    for (const listener of this.#moveListeners) listener(key);
  }

  #change(key: ConversationKey, change: Partial<Conversation>): void {
    this.#conversations.set(key, { ...this.get(key), ...change });
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The end of the path, back to a turn that is wanted. */
async function endOf(key: ConversationKey, wanted: string | null): Promise<Path> {
  let path: Path = { turns: [], older: null };
  do {
    const page = await chat.history(worldIdOf(key), path.older);
    path = { turns: [...page.items.map(storedTurn).reverse(), ...path.turns], older: page.nextCursor };
  } while (path.older && wanted && !path.turns.some(({ id }) => id === wanted));
  return path;
}

/** The same message at the same place, in place of the turn. */
function requestOf(key: ConversationKey, turn: TurnView): ChatRequest {
  return {
    message: turn.message,
    worldId: worldIdOf(key),
    storyId: turn.place.storyId,
    segmentId: turn.place.segmentId,
    replaces: turn.id,
  };
}

function begun(turn: TurnView, id: string): TurnView {
  const siblings = turn.siblings.includes(id) ? turn.siblings : [...turn.siblings, id];
  return { ...turn, id, siblings, status: 'running' };
}

/** Equal for wishes that mean the same. */
function whatIsWished(key: ConversationKey, { retry, request }: Wish): string {
  // All that the server compares: with the same key it takes nothing else.
  return JSON.stringify([key, retry, retry ? request.replaces : request]);
}

function worldIdOf(key: ConversationKey): string | null {
  return key === 'user' ? null : key;
}
