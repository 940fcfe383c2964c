import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readStored, writeStored } from '@/browser/stored';
import {
  finished,
  freshServer,
  history,
  noNetwork,
  page,
  past,
  problem,
  type Server,
  startedAs,
  streamOf,
  text,
} from '@/testing/fakeServer';
import { ChatStore } from './chatStore';
import { editNote } from './drafts';
import { beside } from './path';

let server: Server;
let store: ChatStore;

beforeEach(async () => {
  server = freshServer();
  store = new ChatStore();
  server.on('GET /api/chat/history', () => history(past('c', 'b'), past('b', 'a'), past('a', null)));
  await store.load('user');
});
afterEach(() => vi.unstubAllGlobals());

const ids = () => store.get('user').turns.map(({ id }) => id);
const turn = (id: string) => {
  const found = store.get('user').turns.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not shown`);
  return found;
};
const ended = () => vi.waitFor(() => expect(store.get('user').turns.at(-1)?.status).toBe('completed'));
const answer = (id: string) => () => streamOf(id, startedAs(id), text(2, 'Else'), finished(3));

test('a retry replaces its turn and the turns after it, and becomes a sibling of its turn', async () => {
  server.on('POST /api/chat/turns/b/retry', answer('b2'));
  const taken = store.retry('user', turn('b'));
  expect(ids()).toEqual(['a', null]);
  expect(await taken).toBe('taken');
  await ended();
  expect(ids()).toEqual(['a', 'b2']);
  expect(turn('b2')).toMatchObject({ message: 'message of b', parentId: 'a', siblings: ['b', 'b2'] });
  expect(server.sent('POST /api/chat/turns/b/retry')[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
});

test('a retry finds its turn by the key after the connection broke', async () => {
  server.on('POST /api/chat/turns/c/retry', noNetwork, answer('c2'));
  expect(await store.retry('user', turn('c'))).toBe('taken');
  await ended();
  expect(ids()).toEqual(['a', 'b', 'c2']);
  const keys = server.sent('POST /api/chat/turns/c/retry').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toEqual([keys[0], keys[0]]);
});

test('a retry that is not taken changes nothing', async () => {
  server.on('POST /api/chat/turns/b/retry', () => problem(500, 'internal'));
  expect(await store.retry('user', turn('b'))).toBe('not-taken');
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(store.get('user').problem).toBe('internal');
});

test('an edited message replaces the old one and is sent from the same place', async () => {
  const about = { ...past('d', 'c'), storyId: 's1', segmentId: 'g1' };
  server.on('GET /api/chat/history', () => history(about, past('c', 'b'))).on('POST /api/chat', answer('d2'));
  await store.load('user');
  writeStored(editNote('d'), 'in other words');
  expect(await store.edit('user', turn('d'), 'in other words')).toBe('taken');
  await ended();
  expect(server.sent('POST /api/chat')[0]?.body).toEqual({
    message: 'in other words',
    worldId: null,
    storyId: 's1',
    segmentId: 'g1',
    replaces: 'd',
  });
  expect(ids()).toEqual(['a', 'b', 'c', 'd2']);
  expect(readStored(editNote('d'))).toBeNull();
});

test('an edited message that is not taken is kept', async () => {
  server.on('POST /api/chat', () => problem(500, 'internal'));
  expect(await store.edit('user', turn('c'), 'in other words')).toBe('not-taken');
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(readStored(editNote('c'))).toBe('in other words');
});

test('another version is shown with the turns after it, below the common turns', async () => {
  server
    .on('POST /api/chat/turns/b2/activate', () => new Response(null, { status: 204 }))
    .on('GET /api/chat/history', () => history(past('e', 'b2'), past('b2', 'a', ['b', 'b2']), past('a', null)));
  const moved: string[] = [];
  store.onMove((key) => moved.push(key));
  const before = turn('a');
  await store.activate('user', 'b2');
  expect(ids()).toEqual(['a', 'b2', 'e']);
  expect(turn('a')).toBe(before);
  expect(moved).toEqual(['user']);
  expect(store.get('user').switching).toBe(false);
});

test('an old version is read page by page, and the turns before it stay loaded', async () => {
  server
    .on('POST /api/chat/turns/c2/activate', () => new Response(null, { status: 204 }))
    .on(
      'GET /api/chat/history',
      () => page([past('e', 'd'), past('d', 'c2')], 'more'),
      () => page([past('c2', 'b', ['c', 'c2'])], 'still more'),
    );
  await store.activate('user', 'c2');
  expect(ids()).toEqual(['a', 'b', 'c2', 'd', 'e']);
  expect(store.get('user').older).toBeNull();
});

test('a turn that runs elsewhere is followed, and the version is not switched', async () => {
  server
    .on('POST /api/chat/turns/c2/activate', () => problem(409, 'turn-running', { turnId: 'd' }))
    .on('GET /api/chat/history', () =>
      history({ ...past('d', 'c'), status: 'running', events: [startedAs('d')], lastEventId: 1 }),
    )
    .on('GET /api/chat/turns/d/events', () => new Promise(() => {}));
  await store.activate('user', 'c2');
  expect(store.get('user').problem).toBe('turn-running');
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b', 'c', 'd']));
  expect(turn('d').status).toBe('running');
});

test('earlier turns are added above, even if the end is read again', async () => {
  server.on(
    'GET /api/chat/history',
    () => page([past('z', 'y'), past('y', 'x')], 'older'),
    () => page([past('x', 'w')], 'oldest'),
    () => page([past('z2', 'y', ['z', 'z2'])], 'from the end'),
  );
  await store.load('user');
  await store.loadOlder('user');
  expect(ids()).toEqual(['x', 'y', 'z']);
  await store.load('user');
  expect(ids()).toEqual(['x', 'y', 'z2']);
  expect(store.get('user').older).toBe('oldest');
});

test('the last version is followed by the first', () => {
  const { turns } = store.get('user');
  const middle = { ...turns[0], id: 'm', siblings: ['l', 'm', 'n'] } as (typeof turns)[0];
  expect([beside(middle, -1), beside(middle, 1)]).toEqual(['l', 'n']);
  expect(beside({ ...middle, id: 'n' }, 1)).toBe('l');
  expect(beside({ ...middle, id: 'l' }, -1)).toBe('n');
  expect(beside({ ...middle, siblings: ['m'] }, 1)).toBeNull();
});
