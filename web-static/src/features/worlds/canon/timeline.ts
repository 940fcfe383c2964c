import type { TimelineEntry } from '@/api/types';

const pattern =
  /^(?:c\.|ca\.|circa|about|year)? ?(?:(?:AD|CE) ?)?(?<sign>[-+\u2212\u2013])?(?<year>\d+(?:,\d{3})*)s?(?:[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?Z?)?)?)?(?: ?(?<era>BCE|BC|CE|AD))?$/i;

/** Year, month and day. */
type TimelineDate = [bigint, bigint, bigint];

/** Reads a date by the rules of the server's `Reckoning` for worlds without a calendar; null where the text is none. */
export function parseDate(when: string): TimelineDate | null {
  const { sign, year, month = '0', day = '0', era } = when.trim().match(pattern)?.groups ?? {};
  if (year === undefined) return null;
  const before = (sign !== undefined && sign !== '+') || /^b/i.test(era ?? '');
  const number = BigInt(year.replaceAll(',', ''));
  return [before ? -number : number, BigInt(month), BigInt(day)];
}

/** The events in the order of their dates, and apart from them those whose `when` is no date. */
export function inOrder<E extends [string, TimelineEntry]>(events: E[]): { dated: E[]; undated: E[] } {
  const read = events.map((event) => ({ event, date: parseDate(event[1].when) }));
  const dated = read.filter((it): it is { event: E; date: TimelineDate } => it.date !== null);
  return {
    dated: dated.sort((a, b) => compare(a.date, b.date)).map(({ event }) => event),
    undated: read.filter(({ date }) => date === null).map(({ event }) => event),
  };
}

function compare(a: TimelineDate, b: TimelineDate): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? 0n;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
