import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '@/api/problem';
import type { Asset } from '@/api/types';
import { freshServer, noNetwork, problem, type Server } from '@/testing/fakeServer';
import { type Upload, UploadQueue } from './uploadQueue';

const CREATE = 'POST /api/assets';

let server: Server;
let sendings: Sending[];
let done: Asset[];
let queue: UploadQueue;

/** A file on its way to the object store, which the test lets arrive or fail. */
class Sending {
  arrive = () => {};
  fail = (_error: Error) => {};

  constructor(
    readonly url: string,
    readonly file: File,
    readonly progress: (share: number) => void,
    readonly signal: AbortSignal,
  ) {}

  sent(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.arrive = resolve;
      this.fail = reject;
      this.signal.addEventListener('abort', () => reject(this.signal.reason));
    });
  }
}

beforeEach(() => {
  server = freshServer();
  sendings = [];
  done = [];
  queue = new UploadQueue(
    { worldId: 'w1', storyId: null },
    (asset) => done.push(asset),
    (request, file, progress, signal) => {
      const sending = new Sending(request.url, file, progress, signal);
      sendings.push(sending);
      return sending.sent();
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const named = (name: string) => new File(['bytes'], name, { type: 'image/png' });
const promise = (id: string) => () =>
  Response.json(
    { id, upload: { method: 'PUT', url: `https://store/${id}`, headers: {}, expiresAt: '' } },
    { status: 201 },
  );
const completed = (id: string) => () => Response.json({ id });
const gone = () => new Response(null, { status: 204 });

function add(...names: string[]): void {
  queue.add(names.map(named), () => null);
}

function at(index: number): Upload {
  const upload = queue.uploads.all[index];
  if (!upload) throw new Error(`no upload ${index}`);
  return upload;
}

const states = () => queue.uploads.all.map(({ state }) => state.at);
/** A busy machine takes many times as long as an idle one. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 5 });
const untilSending = (count: number) => until(() => expect(sendings).toHaveLength(count));
const untilStates = (...expected: string[]) => until(() => expect(states()).toEqual(expected));

function sending(index: number): Sending {
  const found = sendings[index];
  if (!found) throw new Error(`sending ${index} has not begun`);
  return found;
}

function leavingIsQuestioned(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

test('a file is promised, sent with its progress, checked and done', async () => {
  server.on(CREATE, promise('a1')).on('POST /api/assets/a1/complete', completed('a1'));
  add('lamp.png');
  await untilSending(1);
  expect(server.sent(CREATE)[0]?.body).toEqual({
    worldId: 'w1',
    storyId: null,
    fileName: 'lamp.png',
    contentType: 'image/png',
    size: 5,
  });
  sending(0).progress(0.5);
  expect(at(0).state).toEqual({ at: 'sending', share: 0.5 });
  sending(0).arrive();
  await untilStates('done');
  expect(done).toEqual([{ id: 'a1' }]);
  expect(queue.uploads.ended).toEqual(at(0));
});

test('at most three are sent at once, and the next begins when one has ended', async () => {
  server.on(CREATE, promise('a1'), promise('a2'), promise('a3'), promise('a4'));
  server.on('POST /api/assets/a1/complete', completed('a1'));
  add('1.png', '2.png', '3.png', '4.png');
  await untilSending(3);
  expect(states()).toEqual(['sending', 'sending', 'sending', 'waiting']);
  sendings.find(({ url }) => url.endsWith('a1'))?.arrive();
  await untilSending(4);
  expect(states().filter((state) => state === 'sending')).toHaveLength(3);
});

test('a file that is refused here is not promised, and the others are uploaded', async () => {
  server.on(CREATE, promise('a1')).on('POST /api/assets/a1/complete', completed('a1'));
  queue.add([named('page.html'), named('lamp.png')], ({ name }) => (name === 'page.html' ? 'No.' : null));
  await untilSending(1);
  sending(0).arrive();
  await untilStates('failed', 'done');
  expect(at(0).state).toMatchObject({ final: true, error: { message: 'No.' } });
  expect(server.sent(CREATE)).toHaveLength(1);
});

test('after a lost network the same file is promised again, and sent to its new address', async () => {
  server.on(CREATE, noNetwork, promise('a1'), promise('a1')).on('POST /api/assets/a1/complete', completed('a1'));
  add('lamp.png');
  await untilStates('failed');
  queue.retry(at(0).id);
  await untilSending(1);
  sending(0).fail(Problem.unreachable());
  await untilStates('failed');
  expect(at(0).state).toMatchObject({ final: false, error: { code: 'unreachable' } });
  queue.retry(at(0).id);
  await untilSending(2);
  sending(1).arrive();
  await untilStates('done');
  const keys = server.sent(CREATE).map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('bytes that arrived are not sent again where only the check failed', async () => {
  server.on(CREATE, promise('a1'));
  server.on('POST /api/assets/a1/complete', () => problem(503, 'unavailable'), completed('a1'));
  add('lamp.png');
  await untilSending(1);
  sending(0).arrive();
  await untilStates('failed');
  queue.retry(at(0).id);
  await untilStates('done');
  expect(sendings).toHaveLength(1);
});

test('a file that the server no longer knows begins anew', async () => {
  server.on(CREATE, promise('a1'), promise('a2'));
  server.on('POST /api/assets/a1/complete', () => problem(404, 'not-found'));
  add('lamp.png');
  await untilSending(1);
  sending(0).arrive();
  await untilStates('failed');
  queue.retry(at(0).id);
  await untilSending(2);
  expect(sending(1).url).toBe('https://store/a2');
  const [first, second] = server.sent(CREATE).map(({ headers }) => headers.get('Idempotency-Key'));
  expect(first).not.toBe(second);
});

test('no retry is offered for a file that is not what it says', async () => {
  server.on(CREATE, promise('a1')).on('POST /api/assets/a1/complete', () => problem(422, 'unusable-file'));
  add('page.png');
  await untilSending(1);
  sending(0).arrive();
  await untilStates('failed');
  expect(at(0).state).toMatchObject({ final: true });
});

test('what is cancelled while it is sent is aborted and deleted, and makes room', async () => {
  server.on(CREATE, promise('a1'), promise('a2'), promise('a3'), promise('a4'));
  const deleted = ['a1', 'a2', 'a3'].map((id) => `DELETE /api/assets/${id}`);
  for (const line of deleted) server.on(line, gone);
  add('1.png', '2.png', '3.png', '4.png');
  await untilSending(3);
  queue.remove(at(0).id);
  await untilSending(4);
  const aborted = sendings.filter(({ signal }) => signal.aborted);
  expect(aborted).toHaveLength(1);
  expect(aborted[0]?.file.name).toBe('1.png');
  expect(server.requests.filter(({ line }) => deleted.includes(line))).toHaveLength(1);
  expect(queue.uploads.all.map(({ file }) => file.name)).toEqual(['2.png', '3.png', '4.png']);
});

test('what is cancelled while it is promised is deleted and never sent', async () => {
  let answer = (_response: Response) => {};
  server.on(CREATE, () => new Promise<Response>((resolve) => (answer = resolve))).on('DELETE /api/assets/a1', gone);
  add('lamp.png');
  await until(() => expect(server.sent(CREATE)).toHaveLength(1));
  queue.remove(at(0).id);
  answer(promise('a1')());
  await until(() => expect(server.sent('DELETE /api/assets/a1')).toHaveLength(1));
  expect(sendings).toEqual([]);
});

test('what is cancelled while it is checked is deleted, and nobody is told that it is done', async () => {
  let answer = (_response: Response) => {};
  server.on(CREATE, promise('a1')).on('DELETE /api/assets/a1', gone);
  server.on('POST /api/assets/a1/complete', () => new Promise<Response>((resolve) => (answer = resolve)));
  add('lamp.png');
  await untilSending(1);
  sending(0).arrive();
  await untilStates('checking');
  await until(() => expect(server.sent('POST /api/assets/a1/complete')).toHaveLength(1));
  queue.remove(at(0).id);
  answer(completed('a1')());
  await until(() => expect(server.sent('DELETE /api/assets/a1')).toHaveLength(1));
  expect(done).toEqual([]);
});

test('what failed is deleted when it is taken off the list', async () => {
  server.on(CREATE, promise('a1')).on('DELETE /api/assets/a1', gone);
  add('lamp.png');
  await untilSending(1);
  sending(0).fail(Problem.unreachable());
  await untilStates('failed');
  queue.remove(at(0).id);
  await until(() => expect(server.sent('DELETE /api/assets/a1')).toHaveLength(1));
  expect(queue.uploads.all).toEqual([]);
});

test('clearing the list takes off what is done, deletes nothing, and keeps the rest', async () => {
  server.on(CREATE, promise('a1')).on('POST /api/assets/a1/complete', completed('a1'));
  queue.add([named('page.html'), named('lamp.png')], ({ name }) => (name === 'page.html' ? 'No.' : null));
  await untilSending(1);
  sending(0).arrive();
  await untilStates('failed', 'done');
  queue.clear();
  expect(states()).toEqual(['failed']);
  expect(server.requests.filter(({ line }) => line.startsWith('DELETE'))).toEqual([]);
});

test('leaving the page is questioned while something is uploaded, and not afterwards', async () => {
  server.on(CREATE, promise('a1')).on('POST /api/assets/a1/complete', completed('a1'));
  expect(leavingIsQuestioned()).toBe(false);
  add('lamp.png');
  expect(leavingIsQuestioned()).toBe(true);
  await untilSending(1);
  sending(0).arrive();
  await untilStates('done');
  expect(leavingIsQuestioned()).toBe(false);
});
