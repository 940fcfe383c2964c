import { useQuery } from '@tanstack/react-query';
import { account } from '../endpoints';

export const allowanceKey = ['allowance'] as const;

/** Soon enough to show the refill of each minute; the use by a turn is read when it begins and ends. */
const refreshMs = 20_000;

export function useAllowance() {
  return useQuery({ queryKey: allowanceKey, queryFn: account.allowance, refetchInterval: refreshMs });
}
