import { beforeEach, expect, test, vi } from 'vitest';
import { forgetStored, readStored } from '@/browser/stored';
import { once } from './once';
import { Problem } from './problem';

vi.stubGlobal('window', new EventTarget());

beforeEach(() => forgetStored(''));

test('what was sent without an answer is sent again with the same key, and the next thing has another', async () => {
  const keys: string[] = [];
  const lost = once('world', async (key) => {
    keys.push(key);
    throw Problem.unreachable();
  });
  await expect(lost).rejects.toThrow('cannot be reached');
  expect(await once('world', async (key) => keys.push(key))).toBe(2);
  await once('world', async (key) => keys.push(key));
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[1]);
});

test('two at once send the same key', async () => {
  const [one, other] = await Promise.all([once('world', async (key) => key), once('world', async (key) => key)]);
  expect(other).toBe(one);
});

test('where an earlier try arrived after all, that is told, and the next try is a new one', async () => {
  const keys: string[] = [];
  const told = once('world', async (key) => {
    keys.push(key);
    throw new Problem('idempotency-key-reused', 409, 'It came before.');
  });
  await expect(told).rejects.toMatchObject({ code: 'made-before' });
  expect(readStored('draft.once.world')).toBeNull();
  await once('world', async (key) => keys.push(key));
  expect(keys[1]).not.toBe(keys[0]);
});
