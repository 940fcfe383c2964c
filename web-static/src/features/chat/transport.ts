import { send } from '@/api/client';
import { Problem } from '@/api/problem';
import { readFrames } from '@/api/sse';
import type { ChatRequest, TurnEvent } from '@/api/types';

/** Three missed heartbeats: the connection is dead, whatever the network thinks. */
const silenceMs = 45_000;
const longestWaitMs = 15_000;
const eventStream = { Accept: 'text/event-stream' };

/** Sends a message and gives the events of its turn to the last one, over as many connections as that takes. */
export async function* runTurn(
  request: ChatRequest,
  idempotencyKey: string,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent> {
  const headers = { ...eventStream, 'Idempotency-Key': idempotencyKey };
  const response = await send('POST', '/api/chat', { body: request, headers, signal });
  let turnId: string | null = null;
  let last = 0;
  try {
    for await (const event of eventsOf(response)) {
      if (event.event === 'turn.started') turnId = event.data.turnId;
      last = event.id;
      yield event;
      if (event.event === 'turn.finished') return;
    }
  } catch {
    // The connection broke: what the server still has to say is asked for again below.
  }
  if (signal.aborted) return;
  if (turnId === null) throw Problem.unreachable();
  yield* followTurn(turnId, last, signal);
}

/** The events of a turn after one that is known, to the last; comes back after every break. */
export async function* followTurn(turnId: string, after: number, signal: AbortSignal): AsyncGenerator<TurnEvent> {
  let last = after;
  for (let failures = 0; !signal.aborted; failures++) {
    if (failures > 0) await delay(Math.min(500 * 2 ** failures, longestWaitMs), signal);
    try {
      const headers = { ...eventStream, 'Last-Event-ID': String(last) };
      const response = await send('GET', `/api/chat/turns/${turnId}/events`, { headers, signal });
      for await (const event of eventsOf(response)) {
        failures = 0;
        last = event.id;
        yield event;
        if (event.event === 'turn.finished') return;
      }
    } catch (error) {
      if (isFinal(error)) throw error;
    }
  }
}

async function* eventsOf(response: Response): AsyncGenerator<TurnEvent> {
  for await (const { id, event, data } of readFrames(response, silenceMs)) {
    yield { id: Number(id), event, data: JSON.parse(data) } as TurnEvent;
  }
}

/** Asking again would give the same answer. */
function isFinal(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
