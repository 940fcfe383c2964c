import { useQuery } from '@tanstack/react-query';
import { account } from '../endpoints';

export const allowanceKey = ['allowance'] as const;

/** What a minute gives back is seen soon; what a turn takes is read when it begins and ends. */
const refreshMs = 20_000;

export function useAllowance() {
  return useQuery({ queryKey: allowanceKey, queryFn: account.allowance, refetchInterval: refreshMs });
}
