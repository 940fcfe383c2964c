import type { SearchResult } from '@/api/types';
import { anchorOf } from '@/features/worlds/canon/canon';

/** The address of the place that was found. */
export function hrefOf({ worldId, address, storyId, segmentId, turnId }: SearchResult): string {
  if (turnId) return `${worldId ? `/worlds/${worldId}` : '/worlds'}#turn-${turnId}`;
  if (segmentId) return `/stories/${storyId}#passage-${segmentId}`;
  if (storyId) return `/stories/${storyId}`;
  return address ? `/worlds/${worldId}#${anchorOf(address)}` : `/worlds/${worldId}`;
}

/** The snippet in pieces, so that matches can be marked. */
export function piecesOf({ snippet, marks }: Pick<SearchResult, 'snippet' | 'marks'>) {
  const pieces: { text: string; match: boolean }[] = [];
  let at = 0;
  const until = (to: number, match: boolean) => {
    if (to > at) pieces.push({ text: snippet.slice(at, to), match });
    at = Math.max(at, to);
  };
  for (const { from, to } of marks) {
    until(from, false);
    until(to, true);
  }
  until(snippet.length, false);
  return pieces;
}
