import { chat } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import { readEvents } from '@/api/sse';
import type { ChatRequest, TurnEvent } from '@/api/types';
import { ConnectionSignal, pause } from '@/browser/network';

/** The time of three heartbeats: after such a silence the connection counts as lost. */
const silenceMs = 45_000;
const longestPauseMs = 15_000;

/** A message or retry that the person submitted. It may be sent repeatedly: the server begins one turn for each key. */
export type Submission = {
  idempotencyKey: string;
  /** Whether to retry the turn `request.replaces` with its old message; otherwise the message of the request is sent. */
  retry: boolean;
  request: ChatRequest;
};
export type Begun = { turnId: string; events: AsyncGenerator<TurnEvent> };
/** Called after each try: with the error if the server did not answer, with null if it did. */
export type Reach = (trouble: unknown) => void;

/**
 * Sends a submission until the server begins the turn or refuses it.
 *
 * @throws Problem if the server refuses it
 * @throws DOMException `AbortError` if the signal aborts
 */
export async function beginTurn(submission: Submission, signal: AbortSignal, reach: Reach): Promise<Begun> {
  for (let failures = 0; ; failures++) {
    const connection = new ConnectionSignal(signal);
    try {
      const response = await ask(submission, connection.signal);
      const turnId = turnIdOf(response);
      reach(null);
      return { turnId, events: eventsFrom(response, connection, turnId, signal, reach) };
    } catch (error) {
      connection.close();
      if (signal.aborted || !isPassing(error)) throw error;
      reach(error);
      await pause(pauseMs(failures, error), signal);
      signal.throwIfAborted();
    }
  }
}

/**
 * Yields the events of a turn up to the last one, and connects again after every break.
 *
 * @param after id of the last known event; the events after it are yielded
 * @throws Problem if the server refuses the request
 */
export async function* followTurn(
  turnId: string,
  after: number,
  signal: AbortSignal,
  reach: Reach,
): AsyncGenerator<TurnEvent> {
  let last = after;
  for (let failures = 0; !signal.aborted; failures++) {
    const connection = new ConnectionSignal(signal);
    let cause: unknown = Problem.unreachable();
    try {
      const response = await chat.follow(turnId, last, connection.signal);
      reach(null);
      for await (const event of eventsOf(response)) {
        failures = 0;
        last = event.id;
        yield event;
        if (event.event === 'turn.finished') return;
      }
    } catch (error) {
      if (isRefusal(error)) throw error;
      cause = error;
    } finally {
      connection.close();
    }
    if (signal.aborted) return;
    reach(cause);
    await pause(pauseMs(failures, cause), signal);
  }
}

/** Yields the events of a turn from its first connection, and from new connections if that one breaks. */
async function* eventsFrom(
  response: Response,
  connection: ConnectionSignal,
  turnId: string,
  signal: AbortSignal,
  reach: Reach,
): AsyncGenerator<TurnEvent> {
  let last = 0;
  try {
    for await (const event of eventsOf(response)) {
      last = event.id;
      yield event;
      if (event.event === 'turn.finished') return;
    }
  } catch {
    // The connection broke: `followTurn` below reads the remaining events.
  } finally {
    connection.close();
  }
  if (!signal.aborted) yield* followTurn(turnId, last, signal, reach);
}

function ask({ retry, request, idempotencyKey }: Submission, signal: AbortSignal): Promise<Response> {
  if (retry && request.replaces) return chat.retry(request.replaces, idempotencyKey, signal);
  return chat.begin(request, idempotencyKey, signal);
}

function turnIdOf(response: Response): string {
  const id = response.headers.get('Content-Location')?.match(/^\/api\/chat\/turns\/([^/]+)\/events$/)?.[1];
  if (!id) throw new Error('The answer does not name its turn.');
  return id;
}

async function* eventsOf(response: Response): AsyncGenerator<TurnEvent> {
  for await (const { id, event, data } of readEvents(response, silenceMs)) {
    yield { id: Number(id), event, data: JSON.parse(data) } as TurnEvent;
  }
}

/** Whether a retry would get the same answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

/** Whether a retry may succeed: there is no network, or the server restarts. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Problem) return error.status === 0 || [502, 503, 504].includes(error.status);
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Grows with each failure, and is random, so that clients do not all come back at the same time. */
function pauseMs(failures: number, cause: unknown): number {
  const asked = cause instanceof Problem ? (cause.document.retryAfter ?? 0) * 1000 : 0;
  const grown = Math.min(500 * 2 ** failures, longestPauseMs);
  return Math.max(asked, grown * (0.75 + Math.random() / 4));
}
