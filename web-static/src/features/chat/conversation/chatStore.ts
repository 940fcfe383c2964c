import { chat } from '@/api/endpoints';
import { isProblem, messageOf, Problem } from '@/api/problem';
import type { ChatRequest, TurnEvent } from '@/api/types';
import { isOffline, pause } from '@/browser/network';
import { randomId } from '@/browser/randomId';
import { writeStored } from '@/browser/stored';
import { type Conversation, type ConversationKey, newConversation, type Sent } from './conversation';
import { dropSubmission, editNote, giveBack, keepSubmission, keptSubmission } from './drafts';
import { joined, type Path } from './path';
import { beginTurn, followTurn, isPassing, type Reach, type Submission } from './transport';
import { applyEvent, isRunning, sentTurn, storedTurn, type TurnView } from './turnView';

/** A turn that the server has not taken yet, and the turns that it hides meanwhile. */
type Pending = { submission: Submission; turnKey: string; hidden: TurnView[] };

const longestTimerMs = 2 ** 31 - 1;
const readAgainMs = 2_000;

/**
 * All conversations of one person. It lives above the pages, so a stream goes on while the person changes pages. State is
 * replaced, never mutated, so that React can compare it.
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
  #lastAttempt = { content: '', key: '' };

  get(key: ConversationKey): Conversation {
    return this.#conversations.get(key) ?? newConversation;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls the listener for each event of a stream, but not for events of the history. Returns the unsubscribe function. */
  onEvent(listener: (key: ConversationKey, event: TurnEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Calls the listener when this page changes the path of a conversation. Returns the unsubscribe function. */
  onMove(listener: (key: ConversationKey) => void): () => void {
    this.#moveListeners.add(listener);
    return () => this.#moveListeners.delete(listener);
  }

  /**
   * Reads the end of the path. Then sends a message again if the server may not have received it before this page was
   * loaded, or follows a turn that still runs. Does nothing while the conversation streams or switches to another path.
   */
  async load(key: ConversationKey): Promise<void> {
    const { state, switching } = this.get(key);
    if (this.#streams.has(key) || switching) return;
    if (state !== 'ready') this.#change(key, { state: 'loading' });
    const reading = this.#read(key);
    try {
      const end = await this.#withRetries(key, reading.signal, () => endOf(key, null));
      if (reading.signal.aborted) return;
      this.#change(key, { state: 'ready', ...joined(this.get(key), end), ...(state !== 'ready' && { problem: null }) });
      const unheard = state === 'ready' ? null : keptSubmission(key);
      if (unheard) void this.#ask(key, unheard);
      else this.#followLast(key);
    } catch (error) {
      if (reading.signal.aborted || state === 'ready') return;
      this.#change(key, { state: 'failed', problem: messageOf(error) });
    }
  }

  /** Reads the next page of older turns, if there is one. */
  async loadOlder(key: ConversationKey): Promise<void> {
    const { older } = this.get(key);
    if (!older) return;
    try {
      const page = await chat.history(worldIdOf(key), older);
      // The conversation may show another path by now, with other older turns.
      if (this.get(key).older !== older) return;
      const turns = [...page.items.map(storedTurn).reverse(), ...this.get(key).turns];
      this.#change(key, { turns, older: page.nextCursor });
    } catch (error) {
      this.#change(key, { problem: messageOf(error) });
    }
  }

  /** Resolves when the server has taken or refused the message. The stream of the answer goes on in the background. */
  send(key: ConversationKey, request: ChatRequest): Promise<Sent> {
    return this.#begin(key, this.#submission(key, false, request));
  }

  /** Sends a new wording of a turn's message. The old turn stays as a sibling. */
  edit(key: ConversationKey, turn: TurnView, message: string): Promise<Sent> {
    return this.#begin(key, this.#submission(key, false, { ...requestOf(key, turn), message }));
  }

  /** Asks for another answer to the same message. The old turn stays as a sibling. */
  retry(key: ConversationKey, turn: TurnView): Promise<Sent> {
    return this.#begin(key, this.#submission(key, true, requestOf(key, turn)));
  }

  /** Switches to the path with this turn and the turns that followed it, in place of its sibling. */
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

  /** Stops the running turn: as soon as the server has taken it. If the server does not answer, takes the message back. */
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

  /** Closes all connections and forgets all conversations. */
  close(): void {
    for (const open of [...this.#streams.values(), ...this.#readings.values()]) open.abort();
    for (const all of [this.#streams, this.#readings, this.#pending, this.#conversations]) all.clear();
    this.#lastAttempt = { content: '', key: '' };
    this.#notify();
  }

  async #begin(key: ConversationKey, submission: Submission): Promise<Sent> {
    const { turns, heldUntil, switching } = this.get(key);
    if (!isRunning(turns.at(-1)) && heldUntil === null && !switching) return this.#ask(key, submission);
    giveBack(key, submission);
    return 'not-taken';
  }

  async #ask(key: ConversationKey, submission: Submission): Promise<Sent> {
    this.#lastAttempt = { content: contentOf(key, submission), key: submission.idempotencyKey };
    const pending = this.#show(key, submission);
    const stream = this.#open(key);
    keepSubmission(key, submission);
    try {
      const { turnId, events } = await beginTurn(submission, stream.signal, this.#reach(key));
      const turnKey = this.#taken(key, pending, turnId);
      void this.#listen(key, stream, turnKey, events);
      return 'taken';
    } catch (error) {
      this.#close(key, stream);
      if (!stream.signal.aborted) this.#refused(key, error);
      return 'not-taken';
    }
  }

  /** Shows the new turn at once, in place of the turn that it replaces and of all turns after that. */
  #show(key: ConversationKey, submission: Submission): Pending {
    const { turns } = this.get(key);
    const { message, replaces, storyId, segmentId } = submission.request;
    const at = replaces ? turns.findIndex(({ id }) => id === replaces) : -1;
    const before = at < 0 ? turns : turns.slice(0, at);
    const hidden = at < 0 ? [] : turns.slice(at);
    const turn = {
      ...sentTurn(submission.idempotencyKey, message, { storyId: storyId ?? null, segmentId: segmentId ?? null }),
      parentId: before.at(-1)?.id ?? null,
      siblings: hidden[0]?.siblings ?? [],
    };
    const pending = { submission, turnKey: turn.key, hidden };
    this.#pending.set(key, pending);
    this.#change(key, { turns: [...before, turn], problem: null });
    return pending;
  }

  /** Returns the key of the turn. A turn that began before this page was loaded is shown already. */
  #taken(key: ConversationKey, { submission, turnKey, hidden }: Pending, turnId: string): string {
    this.#pending.delete(key);
    this.#lastAttempt = { content: '', key: '' };
    dropSubmission(key);
    if (submission.request.replaces) writeStored(editNote(submission.request.replaces), null);
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
    // Another tab or device runs a turn or has changed the path, or the history is not loaded yet: read it again.
    if (status === 404 || status === 409 || this.get(key).state !== 'ready') void this.load(key);
  }

  /** Shows the hidden turns again, and puts the text back into the message box or editor from which it came. */
  #takeBack(key: ConversationKey): void {
    const pending = this.#pending.get(key);
    if (!pending) return;
    const { submission, turnKey, hidden } = pending;
    this.#pending.delete(key);
    this.#stopEarly.delete(turnKey);
    const turns = this.get(key).turns.filter((turn) => turn.key !== turnKey);
    this.#change(key, { turns: [...turns, ...hidden] });
    dropSubmission(key);
    giveBack(key, submission);
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
    // The message was sent before the history was loaded.
    if (!stream.signal.aborted && this.get(key).state !== 'ready') void this.load(key);
  }

  #receive(key: ConversationKey, turnKey: string, event: TurnEvent): void {
    const turns = this.get(key).turns.map((turn) => (turn.key === turnKey ? applyEvent(turn, event) : turn));
    // The end of a turn also ends a problem such as "a turn is running".
    this.#change(key, { turns, ...(event.event === 'turn.finished' && { problem: null }) });
    for (const listener of this.#eventListeners) listener(key, event);
  }

  /** Reuses the idempotency key if the person submits the same again after a failure, so that the server begins one turn. */
  #submission(key: ConversationKey, retry: boolean, request: ChatRequest): Submission {
    const submission = { idempotencyKey: randomId(), retry, request };
    const { content, key: idempotencyKey } = this.#lastAttempt;
    return content === contentOf(key, submission) ? { ...submission, idempotencyKey } : submission;
  }

  /** Repeats a request until the server answers or the signal aborts. */
  async #withRetries<T>(key: ConversationKey, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
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
      // A problem of the server ends when it answers again.
      this.#change(key, { reach, problem: busy ? trouble.message : null });
    };
  }

  /** Aborts an earlier reading of the same conversation: its answer would be older. */
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

/** Reads the end of the path, page by page, back to the wanted turn; one page if it is null. */
async function endOf(key: ConversationKey, wanted: string | null): Promise<Path> {
  let path: Path = { turns: [], older: null };
  do {
    const page = await chat.history(worldIdOf(key), path.older);
    path = { turns: [...page.items.map(storedTurn).reverse(), ...path.turns], older: page.nextCursor };
  } while (path.older && wanted && !path.turns.some(({ id }) => id === wanted));
  return path;
}

/** The same message at the same place, as a replacement for the turn. */
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

/** The content of a submission without its key; equal for submissions with the same meaning. */
function contentOf(key: ConversationKey, { retry, request }: Submission): string {
  // The server compares the same fields: it refuses other content with the same key.
  return JSON.stringify([key, retry, retry ? request.replaces : request]);
}

function worldIdOf(key: ConversationKey): string | null {
  return key === 'user' ? null : key;
}
