import { vi } from 'vitest';
import type { Turn, TurnEvent } from '@/api/types';
import { forgetStored } from '@/browser/stored';

type Answer = (signal: AbortSignal) => Response | Promise<Response>;

/** A server with one conversation. It answers according to the contract, with the data of a test. */
export class Server {
  readonly requests: { line: string; headers: Headers; body: unknown }[] = [];
  readonly answers = new Map<string, Answer[]>();

  on(line: string, ...answers: Answer[]): this {
    this.answers.set(line, [...(this.answers.get(line) ?? []), ...answers]);
    return this;
  }

  fetch = async (request: Request): Promise<Response> => {
    const line = `${request.method} ${new URL(request.url).pathname}`;
    const body = request.body ? await request.json() : null;
    this.requests.push({ line, headers: request.headers, body });
    const answer = this.answers.get(line)?.shift();
    if (!answer) throw new TypeError(`nobody answers ${line}`);
    return answer(request.signal);
  };

  sent(line: string) {
    return this.requests.filter((request) => request.line === line);
  }
}

/** Resets the browser's storage and returns a server without data. */
export function freshServer(): Server {
  const server = new Server();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', server.fetch);
  forgetStored('');
  return server;
}

export const startedAs = (turnId: string): TurnEvent => ({
  id: 1,
  event: 'turn.started',
  data: { turnId, agent: { kind: 'user', name: 'User Agent' } },
});
export const started = startedAs('t1');
export const text = (id: number, piece: string): TurnEvent => ({ id, event: 'text', data: { text: piece } });
export const finished = (id: number): TurnEvent => ({ id, event: 'turn.finished', data: { reason: 'completed' } });

function frames(events: TurnEvent[]): string {
  return events.map(({ id, event, data }) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('');
}

/** The header with the turn, in the response that begins it. */
const begins = (id: string) => ({ headers: { 'Content-Location': `/api/chat/turns/${id}/events` } });
export const stream = (...events: TurnEvent[]) => new Response(frames(events), begins('t1'));
export const streamOf = (id: string, ...events: TurnEvent[]) => new Response(frames(events), begins(id));

/** A connection that breaks after some events. */
export function broken(...events: TurnEvent[]): Response {
  const pieces = [new TextEncoder().encode(frames(events))];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.error(new Error('gone'));
      },
    }),
    begins('t1'),
  );
}

/** A connection that sends nothing and never ends. */
export function silent(id: string): Answer {
  return (signal) => {
    const start = (controller: ReadableStreamDefaultController) =>
      signal.addEventListener('abort', () => controller.error(signal.reason));
    return new Response(new ReadableStream({ start }), begins(id));
  };
}

export const problem = (status: number, code: string, extra = {}) =>
  new Response(JSON.stringify({ type: `https://deepscifi.app/problems/${code}`, status, detail: code, ...extra }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** Newest first, as the server gives them. */
export const history = (...items: Turn[]) => page(items, null);
export const page = (items: Turn[], nextCursor: string | null) => new Response(JSON.stringify({ items, nextCursor }));

export const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'));

export const stored = (status: Turn['status'], ...events: TurnEvent[]): Turn => ({
  id: 't1',
  worldId: null,
  storyId: null,
  segmentId: null,
  parentId: null,
  siblings: ['t1'],
  message: 'hello',
  status,
  agent: { kind: 'user', name: 'User Agent' },
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  lastEventId: events.at(-1)?.id ?? 0,
  events,
});

/** A turn that has ended, and its place in the tree. */
export const past = (id: string, parentId: string | null, siblings: string[] = [id]): Turn => ({
  ...stored('completed', startedAs(id), text(2, `answer of ${id}`), finished(3)),
  id,
  parentId,
  siblings,
  message: `message of ${id}`,
});
