import type { Segment } from '@/api/types';

/** The alternatives under one parent, in their order. */
export function childrenOf(segments: readonly Segment[], parentId: string | null): Segment[] {
  return segments.filter((segment) => segment.parentId === parentId).sort((a, b) => a.position - b.position);
}

/** From the beginning of the story to a segment. */
export function pathTo(segments: readonly Segment[], id: string | null): Segment[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const path: Segment[] = [];
  for (let at = id === null ? undefined : byId.get(id); at && !path.includes(at); ) {
    path.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return path;
}

/** The end of reading on from a segment, always taking the newest alternative. */
export function endBelow(segments: readonly Segment[], id: string): string {
  const newest = childrenOf(segments, id)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .at(-1);
  return newest ? endBelow(segments, newest.id) : id;
}

/** The place of a reader who comes without one: the end of the newest segment's path. */
export function defaultEnd(segments: readonly Segment[]): string | null {
  const last = segments.at(-1);
  return last ? endBelow(segments, last.id) : null;
}

/** The end of the path that is shown: the segment that is asked for, if the story has it. */
export function pathEnd(segments: readonly Segment[], asked: string | null): string | null {
  return segments.some(({ id }) => id === asked) ? asked : defaultEnd(segments);
}

/** The name of a segment in a list: its title, or its first words. */
export function nameOf({ title, text }: Segment): string {
  if (title) return title;
  const words = text.trim().split(/\s+/);
  return words.length > 7 ? `${words.slice(0, 7).join(' ')}…` : words.join(' ');
}
