import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readStored, writeStored } from '@/browser/stored';
import {
  broken,
  finished,
  freshServer,
  history,
  noNetwork,
  past,
  problem,
  type Server,
  silent,
  started,
  startedAs,
  stored,
  stream,
  streamOf,
  text,
} from '@/testing/fakeServer';
import { ChatStore } from './chatStore';
import { draftNote } from './drafts';

let server: Server;
let store: ChatStore;

beforeEach(async () => {
  server = freshServer().on('GET /api/chat/history', () => history());
  store = new ChatStore();
  await store.load('user');
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

test('the text continues after a broken connection', async () => {
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

test('a message that is refused because another turn runs is given back, and that turn is shown', async () => {
  server
    .on('POST /api/chat', () => problem(409, 'turn-running', { turnId: 't1' }))
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on('GET /api/chat/turns/t1/events', () => stream(text(2, 'Busy'), finished(3)));
  expect(await store.send('user', { message: 'second' })).toBe('not-taken');
  expect(store.get('user').problem).toBe('turn-running');
  await ended();
  expect(store.get('user').turns).toMatchObject([{ message: 'hello' }]);
});

test('a refused message is put back into the message box, before the text typed since', async () => {
  server
    .on('POST /api/chat', () => problem(409, 'turn-running', { turnId: 't1' }))
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on('GET /api/chat/turns/t1/events', () => stream(text(2, 'Busy'), finished(3)));
  const sent = store.send('user', { message: 'second' });
  writeStored(draftNote('user'), 'third');
  await sent;
  expect(readStored(draftNote('user'))).toBe('second\nthird');
  await ended();
  expect(store.get('user').problem).toBeNull();
});

test('a message without a server is sent with the same key until the server answers', async () => {
  server.on(
    'POST /api/chat',
    noNetwork,
    () => problem(503, 'unavailable'),
    () => stream(started, finished(2)),
  );
  const sent = store.send('user', { message: 'hello' });
  await vi.waitFor(() => expect(store.get('user').reach).toBe('lost'));
  expect(lastTurn()?.status).toBe('sending');
  expect(await sent).toBe('taken');
  await ended();
  expect(store.get('user')).toMatchObject({ reach: 'reached', turns: [{ id: 't1' }] });
  const keys = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toEqual([keys[0], keys[0], keys[0]]);
});

test('a message without a server can be taken back, and has the same key when it is sent again', async () => {
  server.on('POST /api/chat', noNetwork);
  const sent = store.send('user', { message: 'hello' });
  await vi.waitFor(() => expect(store.get('user').reach).toBe('lost'));
  await store.stop('user');
  expect(await sent).toBe('not-taken');
  expect(store.get('user').turns).toEqual([]);
  expect(readStored(draftNote('user'))).toBe('hello');
  server.on('POST /api/chat', () => stream(started, finished(2)));
  expect(await store.send('user', { message: 'hello' })).toBe('taken');
  const [first, second] = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(second).toBe(first);
});

test('a message that was being sent when the page was reloaded is sent again with the same key', async () => {
  server.on('POST /api/chat', () => new Promise(() => {}));
  void store.send('user', { message: 'hello' });
  const reloaded = new ChatStore();
  server
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on('POST /api/chat', () => stream(started, text(2, 'Heard'), finished(3)));
  await reloaded.load('user');
  await vi.waitFor(() => expect(reloaded.get('user').turns).toMatchObject([{ id: 't1', status: 'completed' }]));
  expect(reloaded.get('user').turns[0]?.items).toEqual([{ kind: 'text', text: 'Heard' }]);
  const [first, second] = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(second).toBe(first);
});

test('a rate-limited person sees why, keeps the message, and can send it after the limit', async () => {
  vi.useFakeTimers();
  server.on('POST /api/chat', () => problem(429, 'rate-limited', { retryAfter: 20 }));
  expect(await store.send('user', { message: 'hello' })).toBe('not-taken');
  expect(store.get('user')).toMatchObject({ problem: 'rate-limited', heldUntil: Date.now() + 20_000 });
  expect(readStored(draftNote('user'))).toBe('hello');
  expect(await store.send('user', { message: 'hello' })).toBe('not-taken');
  expect(server.sent('POST /api/chat')).toHaveLength(1);
  vi.advanceTimersByTime(20_000);
  expect(store.get('user')).toMatchObject({ problem: null, heldUntil: null });
  vi.useRealTimers();
});

test('a turn that waits for its agent says how many are before it, and can be left', async () => {
  server
    .on('POST /api/chat', () =>
      stream(
        { id: 1, event: 'turn.queued', data: { position: 3 } },
        { id: 2, event: 'turn.queued', data: { position: 0 } },
      ),
    )
    .on('GET /api/chat/turns/t1/events', () => new Promise(() => {}))
    .on('POST /api/chat/turns/t1/stop', () => new Response('', { status: 202 }));
  await store.send('user', { message: 'hello' });
  await vi.waitFor(() => expect(lastTurn()).toMatchObject({ id: 't1', queued: 0 }));
  await store.stop('user');
  expect(server.sent('POST /api/chat/turns/t1/stop')).toHaveLength(1);
});

test('a turn that can not be followed in one more tab says why, and is followed later', async () => {
  server
    .on('GET /api/chat/history', () => history(stored('running', started)))
    .on(
      'GET /api/chat/turns/t1/events',
      () => problem(429, 'too-many-streams', { retryAfter: 1 }),
      () => stream(finished(2)),
    );
  await store.load('user');
  await vi.waitFor(() => expect(store.get('user').problem).toBe('too-many-streams'));
  await ended();
  expect(store.get('user')).toMatchObject({ problem: null, reach: 'reached' });
});

test('the same words said twice are two messages', async () => {
  server.on(
    'POST /api/chat',
    () => stream(started, finished(2)),
    () => streamOf('t2', startedAs('t2'), finished(2)),
  );
  await store.send('user', { message: 'go on' });
  await ended();
  await store.send('user', { message: 'go on' });
  const keys = server.sent('POST /api/chat').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(2);
});

test('a turn that is stopped before it has started is stopped when it does', async () => {
  let answer: (response: Response) => void = () => {};
  const answered = new Promise<Response>((resolve) => (answer = resolve));
  server
    .on('POST /api/chat', () => answered)
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

test('listeners get the events of streams, not those of the history', async () => {
  const heard: string[] = [];
  store.onEvent((_, event) => heard.push(event.event));
  server
    .on('GET /api/chat/history', () => history(stored('running', started, text(2, 'old'))))
    .on('GET /api/chat/turns/t1/events', () => stream(finished(3)));
  await store.load('user');
  await ended();
  expect(heard).toEqual(['turn.finished']);
});

test('close forgets all conversations', async () => {
  server.on('POST /api/chat', () => stream(started, text(2, 'secret'), finished(3)));
  await store.send('user', { message: 'hello' });
  await ended();
  store.close();
  expect(store.get('user')).toMatchObject({ state: 'new', turns: [] });
});

test('an answer that comes after the close is not taken in', async () => {
  let answer: (response: Response) => void = () => {};
  server.on('GET /api/chat/history', () => new Promise((resolve) => (answer = resolve)));
  const loading = store.load('user');
  await vi.waitFor(() => expect(server.sent('GET /api/chat/history')).toHaveLength(2));
  store.close();
  answer(history(past('secret', null)));
  await loading;
  expect(store.get('user')).toMatchObject({ state: 'new', turns: [] });
});

test('a message that is sent before the history is loaded is not lost', async () => {
  const slow = new ChatStore();
  server.on(
    'GET /api/chat/history',
    () => new Promise(() => {}),
    () => history(past('t1', 'a'), past('a', null)),
  );
  server.on('POST /api/chat', () => stream(started, finished(2)));
  void slow.load('user');
  expect(await slow.send('user', { message: 'hello' })).toBe('taken');
  await vi.waitFor(() =>
    expect(slow.get('user')).toMatchObject({ state: 'ready', turns: [{ id: 'a' }, { id: 't1' }] }),
  );
});

test('a history without a server is read when the server answers again', async () => {
  server.on('GET /api/chat/history', noNetwork, () => history(past('a', null)));
  const loading = store.load('user');
  await vi.waitFor(() => expect(store.get('user').reach).toBe('lost'));
  window.dispatchEvent(new Event('online'));
  await loading;
  expect(store.get('user')).toMatchObject({ state: 'ready', reach: 'reached', turns: [{ id: 'a' }] });
});

test('going offline ends a silent connection', async () => {
  server.on('POST /api/chat', silent('t1')).on('GET /api/chat/turns/t1/events', () => stream(started, finished(2)));
  await store.send('user', { message: 'hello' });
  window.dispatchEvent(new Event('offline'));
  await ended();
});
