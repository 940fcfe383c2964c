import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshServer, noNetwork, problem, type Server } from '@/testing/fakeServer';
import { signedOutEvent } from './client';
import { account, worlds } from './endpoints';

let server: Server;

beforeEach(() => {
  server = freshServer();
});
afterEach(() => vi.unstubAllGlobals());

test('a change names the version that the person has seen', async () => {
  server.on('PATCH /api/worlds/w1', () => Response.json({ id: 'w1', version: 4 }));
  expect(await worlds.patch('w1', 3, { name: 'Ark' })).toMatchObject({ version: 4 });
  expect(server.sent('PATCH /api/worlds/w1')[0]?.headers.get('If-Match')).toBe('"3"');
});

test('what is not answered with success is thrown as the problem that the API describes', async () => {
  server.on('GET /api/worlds/w1', () => problem(404, 'not-found'));
  await expect(worlds.get('w1')).rejects.toMatchObject({ name: 'Problem', status: 404, code: 'not-found' });
});

test('a server that cannot be reached is a problem too', async () => {
  server.on('GET /api/worlds/w1', noNetwork);
  await expect(worlds.get('w1')).rejects.toMatchObject({ name: 'Problem', status: 0, code: 'unreachable' });
});

test('the page is told when the API no longer knows who asks', async () => {
  const told = vi.fn();
  window.addEventListener(signedOutEvent, told);
  server.on('GET /api/auth/me', () => problem(401, 'unauthenticated'));
  await expect(account.me()).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(told).toHaveBeenCalledOnce();
});
