import type { TimelineItem } from '@/api/types';
import * as t from '@/text/timeline';
import { anchorOf } from '../canon/canon';

type Moment = NonNullable<TimelineItem['from']>;

/** When an item was, as it was written. */
export function datesOf(item: TimelineItem): string {
  return inWords(item, ({ text }) => text);
}

/** The same as the calendar prints it; a text that is no date stays as it is. */
export function printedDatesOf(item: TimelineItem): string {
  return inWords(item, ({ text, date }) => date?.text ?? text);
}

function inWords({ kind, from, to }: TimelineItem, textOf: (moment: Moment) => string): string {
  if (from && to) return t.until({ from: textOf(from), to: textOf(to) });
  if (to) return t.untilOnly({ to: textOf(to) });
  if (!from) return '';
  return kind === 'life' ? t.since({ from: textOf(from) }) : textOf(from);
}

/** The place of the entry on the page of its world. */
export function entryHref(worldId: string, address: string): string {
  return `/worlds/${worldId}#${anchorOf(address)}`;
}
