import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Everything under keys that begin so is older than a change. So are the readings that run now: without the cancellation, such a
 * first reading would go on, and count as new.
 */
export async function readAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey });
  await queries.invalidateQueries({ queryKey });
}
