import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { readAgain } from './readAgain';

const queryKey = ['story', 's1'];

function slowServer() {
  const answers: ((text: string) => void)[] = [];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  return { answers, queryFn };
}

test('a first reading that began before a change is not what is shown', async () => {
  const queries = new QueryClient();
  const { answers, queryFn } = slowServer();
  const page = new QueryObserver(queries, { queryKey, queryFn });
  page.subscribe(() => {});

  void readAgain(queries, queryKey);

  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.('before');
  answers[1]?.('after');
  await vi.waitFor(() => expect(page.getCurrentResult().data).toBe('after'));
});

test('what was read ahead of a page, before a change, is read again by the page', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const { answers, queryFn } = slowServer();
  const ahead = queries.prefetchQuery({ queryKey, queryFn });
  await readAgain(queries, queryKey);
  answers[0]?.('before');
  await ahead;

  const page = new QueryObserver(queries, { queryKey, queryFn });
  page.subscribe(() => {});

  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('after');
  await vi.waitFor(() => expect(page.getCurrentResult().data).toBe('after'));
});
