import { beforeEach, expect, test, vi } from 'vitest';
import { worlds } from '@/api/endpoints';
import type { CanonValue, ChangeRequest, World } from '@/api/types';
import { editHistory, redo, reversed, saveToUndo } from './editHistory';
import { EntryMoved } from './saveEntry';

const question = (text: string) => ({ text }) as CanonValue;
const change = (text: string | null): ChangeRequest[] => [
  { address: '/questions/q', after: text === null ? null : question(text) },
];

/** A world of one question, which the fake server keeps. */
let now: World;
let id = 0;
beforeEach(() => {
  id++;
  now = worldWith(1, 'Who?');
  vi.spyOn(worlds, 'patch').mockImplementation(async (_, version, { changes }) => {
    const after = changes?.[0]?.after as { text: string } | null;
    now = worldWith(version + 1, after?.text ?? null);
    return now;
  });
});

function worldWith(version: number, text: string | null): World {
  const questions = text === null ? {} : { q: question(text) };
  return { id: `w${id}`, version, canon: { questions } } as unknown as World;
}

const save = (text: string | null) =>
  saveToUndo(
    now,
    () => false,
    () => change(text),
  );
const steps = () => editHistory.of(now.id);

test('an edit is undone and done again, each as a new version', async () => {
  await save('What?');
  const [step = []] = steps().done;

  expect((await redo(now, reversed(step))).canon).toEqual({ questions: { q: question('Who?') } });
  editHistory.moveBack(now.id);
  expect(steps()).toEqual({ done: [], undone: [step] });

  expect((await redo(now, step)).canon).toEqual({ questions: { q: question('What?') } });
  editHistory.moveOn(now.id);
  expect(steps()).toEqual({ done: [step], undone: [] });
  expect(now.version).toBe(4);
});

test('a removal is undone', async () => {
  await save(null);
  await redo(now, reversed(steps().done[0] ?? []));
  expect(now.canon).toEqual({ questions: { q: question('Who?') } });
});

test('what somebody changed since is not undone', async () => {
  await save('What?');
  now = worldWith(3, 'Theirs?');
  await expect(redo(now, reversed(steps().done[0] ?? []))).rejects.toBeInstanceOf(EntryMoved);
  expect(now.version).toBe(3);
});

test('a new edit forgets what was undone, and one that changed nothing is none', async () => {
  await save('What?');
  editHistory.moveBack(now.id);
  await save('What?');
  expect(steps()).toMatchObject({ done: [], undone: [{}] });
  await save('Why?');
  expect(steps()).toMatchObject({ done: [{}], undone: [] });
});

test('only the last edits are kept, and those who listen hear of each', async () => {
  const heard = vi.fn();
  const stop = editHistory.subscribe(heard);
  for (let n = 0; n < 120; n++) await save(`${n}`);
  stop();
  await save('last');
  expect(steps().done).toHaveLength(100);
  expect(heard).toHaveBeenCalledTimes(120);
});
