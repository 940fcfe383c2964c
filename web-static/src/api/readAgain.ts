import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * What is kept under keys that begin so is from before a change. So is what is being read just now: without the cancellation a
 * first reading would go on, and count as new.
 */
export async function readAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey });
  await queries.invalidateQueries({ queryKey });
}
