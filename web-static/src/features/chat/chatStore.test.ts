import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Turn, TurnEvent } from '@/api/types';
import { ChatStore } from './chatStore';

/** A server of one conversation: it answers as the contract says, from what a test has put in. */
class Server {
  readonly requests: { line: string; headers: Headers; body: unknown }[] = [];
  readonly answers = new Map<string, (() => Response | Promise<Response>)[]>();

  on(line: string, ...answers: (() => Response | Promise<Response>)[]): this {
    this.answers.set(line, [...(this.answers.get(line) ?? []), ...answers]);
    return this;
  }

  fetch = async (input: string, init: RequestInit): Promise<Response> => {
    const line = `${init.method} ${input.split('?')[0]}`;
    const body = init.body ? JSON.parse(String(init.body)) : null;
    this.requests.push({ line, headers: new Headers(init.headers), body });
    const answer = this.answers.get(line)?.shift();
    if (!answer) throw new TypeError(`nobody answers ${line}`);
    return answer();
  };

  sent(line: string) {
    return this.requests.filter((request) => request.line === line);
  }
}

const started: TurnEvent = {
  id: 1,
  event: 'turn.started',
  data: { turnId: 't1', agent: { kind: 'user', name: 'User Agent' } },
};
const text = (id: number, piece: string): TurnEvent => ({ id, event: 'text', data: { text: piece } });
const finished = (id: number): TurnEvent => ({ id, event: 'turn.finished', data: { reason: 'completed' } });

function frames(events: TurnEvent[]): string {
  return events.map(({ id, event, data }) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('');
}

const stream = (...events: TurnEvent[]) => new Response(frames(events));

/** A connection that breaks after some events. */
function broken(...events: TurnEvent[]): Response {
  const pieces = [new TextEncoder().encode(frames(events))];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.error(new Error('gone'));
      },
    }),
  );
}

const problem = (status: number, code: string, extra = {}) =>
  new Response(JSON.stringify({ type: `https://deepscifi.app/problems/${code}`, status, detail: code, ...extra }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

const history = (...items: Turn[]) => new Response(JSON.stringify({ items, nextCursor: null }));

const stored = (status: Turn['status'], ...events: TurnEvent[]): Turn => ({
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

let server: Server;
let store: ChatStore;

beforeEach(() => {
  server = new Server();
  store = new ChatStore();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

const lastTurn = () => store.get('user').turns.at(-1);
const written = () => lastTurn()?.items.map((item) => ('text' in item ? item.text : item.kind));
const ended = () => vi.waitFor(() => expect(lastTurn()?.status).toBe('completed'), { timeout: 5000 });

test('a message is shown at once, and answered as the events come', async () => {
  server.on('POST /api/chat', () => stream(started, text(2, 'Hello '), text(3, 'Ada'), finished(4)));
  const sent = store.send('user', { message: 'hello' });
  expect(lastTurn()).toMatchObject({ message: 'hello', status: 'sending' });
  expect(await sent).toBe('taken');
  await ended();
  expect(written()).toEqual(['Hello Ada']);
});

test('after a broken connection the text goes on where it was', async () => {
  server
    .on('POST /api/chat', () => broken(started, text(2, 'Hello ')))
    .on('GET /api/chat/turns/t1/events', () => stream(text(3, 'again'), finished(4)));
  await store.send('user', { message: 'hello' });
  await ended();
  expect(written()).toEqual(['Hello again']);
  expect(server.sent('GET /api/chat/turns/t1/events')[0]?.headers.get('Last-Event-ID')).toBe('2');
});

test('a turn that still runs when the page opens is followed from its last event', async () => {
  server
    .on('GET /api/chat/history', () => history(stored('running', started, text(5, 'So far'))))
    .on('GET /api/chat/turns/t1/events', () => stream(text(6, ', and on'), finished(7)));
  await store.load('user');
  await ended();
  expect(written()).toEqual(['So far, and on']);
  expect(server.sent('GET /api/chat/turns/t1/events')[0]?.headers.get('Last-Event-ID')).toBe('5');
});

test('a message that another turn keeps out is given back, and that turn is shown', async () => {
  server
    .on('POST /api/chat', () => problem(409, 'turn-running', { turnId: 't1' }))
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on('GET /api/chat/turns/t1/events', () => stream(text(2, 'Busy'), finished(3)));
  expect(await store.send('user', { message: 'second' })).toBe('not-taken');
  await ended();
  expect(store.get('user')).toMatchObject({ turns: [{ message: 'hello' }], problem: 'turn-running' });
});

test('a message that could not be sent is given back, and sent again as the same one', async () => {
  server.on(
    'POST /api/chat',
    () => Promise.reject(new TypeError('offline')),
    () => stream(started, finished(2)),
  );
  expect(await store.send('user', { message: 'hello' })).toBe('not-taken');
  expect(store.get('user')).toMatchObject({ turns: [], problem: expect.stringContaining('cannot be reached') });
  expect(await store.send('user', { message: 'hello' })).toBe('taken');
  const [first, second] = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(second).toBe(first);
});

test('a message over a limit is given back with the reason, and can be sent when there is room again', async () => {
  server.on(
    'POST /api/chat',
    () => problem(429, 'too-many-turns'),
    () => stream(started, finished(2)),
  );
  expect(await store.send('user', { message: 'hello' })).toBe('not-taken');
  expect(store.get('user')).toMatchObject({ turns: [], problem: 'too-many-turns' });
  expect(await store.send('user', { message: 'hello' })).toBe('taken');
});

test('a turn that may not be followed just now is followed a little later', async () => {
  server
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on(
      'GET /api/chat/turns/t1/events',
      () => problem(429, 'too-many-streams'),
      () => stream(text(2, 'Here'), finished(3)),
    );
  await store.load('user');
  await ended();
  expect(written()).toEqual(['Here']);
});

test('the same words said twice are two messages', async () => {
  server.on(
    'POST /api/chat',
    () => stream(started, finished(2)),
    () => stream(started, finished(2)),
  );
  await store.send('user', { message: 'go on' });
  await ended();
  await store.send('user', { message: 'go on' });
  const keys = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(2);
});

test('a turn that is stopped before it has started is stopped when it does', async () => {
  let answer: (response: Response) => void = () => {};
  server
    .on('POST /api/chat', () => new Promise((resolve) => (answer = resolve)))
    .on('POST /api/chat/turns/t1/stop', () => new Response('', { status: 202 }));
  const sent = store.send('user', { message: 'hello' });
  await store.stop('user');
  expect(server.sent('POST /api/chat/turns/t1/stop')).toEqual([]);
  answer(stream(started, finished(2)));
  await sent;
  await ended();
  expect(server.sent('POST /api/chat/turns/t1/stop')).toHaveLength(1);
  expect(store.get('user').problem).toBeNull();
});

test('only what comes over the wire is told to listeners, not the history', async () => {
  const heard: string[] = [];
  store.onEvent((_, event) => heard.push(event.event));
  server
    .on('GET /api/chat/history', () => history(stored('running', started, text(2, 'old'))))
    .on('GET /api/chat/turns/t1/events', () => stream(finished(3)));
  await store.load('user');
  await ended();
  expect(heard).toEqual(['turn.finished']);
});

test('nothing of a conversation is left when the person changes', async () => {
  server.on('POST /api/chat', () => stream(started, text(2, 'secret'), finished(3)));
  await store.send('user', { message: 'hello' });
  await ended();
  store.reset();
  expect(store.get('user')).toMatchObject({ state: 'new', turns: [] });
});
