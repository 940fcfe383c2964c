import { useQuery } from '@tanstack/react-query';
import { platform } from '../endpoints';
import type { Platform } from '../types';

/** The parts of this installation; they do not change while the page is open. Null until they are known. */
export function usePlatform(): Platform | null {
  const { data } = useQuery({ queryKey: ['platform'], queryFn: platform, staleTime: Number.POSITIVE_INFINITY });
  return data ?? null;
}
