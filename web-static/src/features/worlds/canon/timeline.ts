import type { TimelineItem } from '@/api/types';
import { addressOf } from './canon';

/**
 * Events in the order of the timeline that the API answers, and apart from them those without a date. An event that is not
 * there yet is among the latter.
 */
export function inOrder<V>(events: [string, V][], items: readonly TimelineItem[]) {
  const places = new Map(items.filter(isDated).map(({ address }, place) => [address, place]));
  const placeOf = ([slug]: [string, V]) => places.get(addressOf({ part: 'timeline', slug }));
  return {
    dated: events
      .filter((event) => placeOf(event) !== undefined)
      .sort((one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0)),
    undated: events.filter((event) => placeOf(event) === undefined),
  };
}

/** Whether the place of an item in time is known. */
export function isDated({ from, to }: TimelineItem): boolean {
  return Boolean(from?.date ?? to?.date);
}
