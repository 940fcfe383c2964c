import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadWithRetries, whenDrawn, whenIdle } from './later';

let idle: () => void;

beforeEach(() => {
  const requestIdleCallback = (run: () => void) => {
    idle = run;
  };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { requestIdleCallback }));
});
afterEach(() => vi.unstubAllGlobals());

const Hello = () => <p>Hello</p>;

const lost = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });

test('a script that could not be loaded is loaded again when the network is back', async () => {
  const load = vi.fn().mockRejectedValueOnce(lost).mockResolvedValue('there');
  const loaded = loadWithRetries(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  window.dispatchEvent(new Event('online'));
  expect(await loaded).toBe('there');
});

test('a broken script is not loaded again', async () => {
  await expect(loadWithRetries(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('a part is loaded when the browser is idle, once, and is then drawn at once', async () => {
  const load = vi.fn(async () => Hello);
  const Part = whenIdle(load);
  expect(load).not.toHaveBeenCalled();
  idle();
  await vi.waitFor(() => expect(renderToStaticMarkup(<Part />)).toBe('<p>Hello</p>'));
  expect(load).toHaveBeenCalledOnce();
});

test('a part that is loaded when it is drawn is not loaded before', () => {
  const load = vi.fn(async () => Hello);
  whenDrawn(load);
  expect(load).not.toHaveBeenCalled();
});
