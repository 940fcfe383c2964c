import { chat } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import { readEvents } from '@/api/sse';
import type { ChatRequest, TurnEvent } from '@/api/types';
import { Line, pause } from '@/browser/network';

/** Three missed heartbeats: the connection is dead, whatever the network thinks. */
const silenceMs = 45_000;
const longestPauseMs = 15_000;

/** A turn that somebody wants. The key makes it safe to ask for it again: it is begun once. */
export type Wish = {
  idempotencyKey: string;
  /** The same message again, as the server knows it; else what the request says. */
  retry: boolean;
  request: ChatRequest;
};
export type Begun = { turnId: string; events: AsyncGenerator<TurnEvent> };
/** Told why the server does not answer, as often as that is found out; null where it does. */
export type Reach = (trouble: unknown) => void;

/** Asks for a turn until the server has begun it or says why not, over as many connections as that takes. */
export async function beginTurn(wish: Wish, signal: AbortSignal, reach: Reach): Promise<Begun> {
  for (let failures = 0; ; failures++) {
    const line = new Line(signal);
    try {
      const response = await ask(wish, line.signal);
      const turnId = turnIdOf(response);
      reach(null);
      return { turnId, events: eventsFrom(response, line, turnId, signal, reach) };
    } catch (error) {
      line.close();
      if (signal.aborted || !isPassing(error)) throw error;
      reach(error);
      await pause(pauseMs(failures, error), signal);
      signal.throwIfAborted();
    }
  }
}

/** The events of a turn after one that is known, to the last; comes back after every break. */
export async function* followTurn(
  turnId: string,
  after: number,
  signal: AbortSignal,
  reach: Reach,
): AsyncGenerator<TurnEvent> {
  let last = after;
  for (let failures = 0; !signal.aborted; failures++) {
    const line = new Line(signal);
    let cause: unknown = Problem.unreachable();
    try {
      const response = await chat.follow(turnId, last, line.signal);
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
      line.close();
    }
    if (signal.aborted) return;
    reach(cause);
    await pause(pauseMs(failures, cause), signal);
  }
}

/** Yields the events of a turn from the first connection, and the rest from others. */
async function* eventsFrom(
  response: Response,
  line: Line,
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
    // The connection broke: what the server still has to say is asked for again below.
  } finally {
    line.close();
  }
  if (!signal.aborted) yield* followTurn(turnId, last, signal, reach);
}

function ask({ retry, request, idempotencyKey }: Wish, signal: AbortSignal): Promise<Response> {
  if (retry && request.replaces) return chat.retry(request.replaces, idempotencyKey, signal);
  return chat.begin(request, idempotencyKey, signal);
}

function turnIdOf(response: Response): string {
  const id = response.headers.get('Content-Location')?.match(/^\/api\/chat\/turns\/([^/]+)\/events$/)?.[1];
  if (!id) throw new Error('The answer does not say which turn it is.');
  return id;
}

async function* eventsOf(response: Response): AsyncGenerator<TurnEvent> {
  for await (const { id, event, data } of readEvents(response, silenceMs)) {
    yield { id: Number(id), event, data: JSON.parse(data) } as TurnEvent;
  }
}

/** Asking again would give the same answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

/** Nobody was there to answer: no network, or a server that is being replaced. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Problem) return error.status === 0 || [502, 503, 504].includes(error.status);
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Longer with each failure, and not the same for everybody who waits for the same server. */
function pauseMs(failures: number, cause: unknown): number {
  const asked = cause instanceof Problem ? (cause.document.retryAfter ?? 0) * 1000 : 0;
  const grown = Math.min(500 * 2 ** failures, longestPauseMs);
  return Math.max(asked, grown * (0.75 + Math.random() / 4));
}
