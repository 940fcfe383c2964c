import { useQuery } from '@tanstack/react-query';
import { platform } from '../endpoints';
import type { Platform } from '../types';

/** What this installation is made of; it does not change while the page is open. Null until it is known. */
export function usePlatform(): Platform | null {
  const { data } = useQuery({ queryKey: ['platform'], queryFn: platform, staleTime: Number.POSITIVE_INFINITY });
  return data ?? null;
}
