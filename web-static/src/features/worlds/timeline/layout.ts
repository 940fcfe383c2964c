import type { TimelineItem, TimelineTick } from '@/api/types';

/** The place of an item on the axis of days. */
export type Bar = {
  item: TimelineItem;
  /** Its first day, and the day after its last one. */
  first: number;
  end: number;
  /** Whether its beginning or its end is not known. */
  opensBefore: boolean;
  opensAfter: boolean;
};
/** The part of the axis that is shown. */
export type View = { start: number; days: number };
export type Range = { first: number; end: number };

/** Null where no date of the item can be read. */
export function barOf(item: TimelineItem): Bar | null {
  const from = item.from?.date ?? null;
  const to = item.to?.date ?? null;
  const known = [from?.firstDay, from?.lastDay, to?.firstDay, to?.lastDay].filter((day) => day != null);
  if (known.length === 0) return null;
  const isLife = item.kind === 'life';
  return {
    item,
    first: Math.min(...known),
    end: Math.max(...known) + 1,
    opensBefore: isLife && from === null,
    opensAfter: isLife && to === null,
  };
}

export function rangeOf(parts: readonly Range[]): Range {
  return {
    first: Math.min(...parts.map(({ first }) => first)),
    end: Math.max(...parts.map(({ end }) => end)),
  };
}

/** The fewest days that are shown. */
const fewestDays = 7;
const labelPx = 200;
const characterPx = 7.5;
/** A character of a script whose characters are wide. */
const widePx = 13;
const gapPx = 12;

/** The view of the whole range, with room for the last label. */
export function fitting({ first, end }: Range, width: number): View {
  const days = Math.max(end - first, fewestDays);
  const shown = (days * width) / Math.max(width - labelPx - 2 * gapPx, width / 2);
  return { start: first - (shown * gapPx) / width, days: shown };
}

/** A view that can be drawn: not closer than some days, not wider than all there is, and with a part of it in sight. */
export function bounded({ start, days }: View, { first, end }: Range): View {
  const most = Math.max((end - first) * 2, fewestDays);
  const shown = Math.min(Math.max(days, fewestDays), most);
  const least = first - shown * 0.9;
  return { start: Math.min(Math.max(start, least), end - shown * 0.1), days: shown };
}

/** @param at the day that stays in its place */
export function zoomed({ start, days }: View, factor: number, at: number): View {
  return { start: at - (at - start) * factor, days: days * factor };
}

export function isInView({ first, end }: Range, { start, days }: View): boolean {
  return end > start && first < start + days;
}

/** A bar with its lane and the pixels that it takes there with its label, counted from the first day of its range. */
export type Placed = { bar: Bar; lane: number; endPx: number };

/** Puts bars into as few lanes as hold them without one over another. The lanes do not depend on the part that is shown. */
export function inLanes(bars: readonly Bar[], from: number, pxPerDay: number): { placed: Placed[]; lanes: number } {
  const ends: number[] = [];
  const placed = [...bars]
    .sort((one, other) => one.first - other.first)
    .map((bar) => {
      const startPx = (bar.first - from) * pxPerDay;
      const endPx = Math.max((bar.end - from) * pxPerDay, startPx + labelWidth(bar.item.title));
      const free = ends.findIndex((end) => end <= startPx);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = endPx + gapPx;
      return { bar, lane, endPx };
    });
  return { placed, lanes: ends.length };
}

/** Ticks with a label where there is room for it: an intercalary day can be close to a month. */
export function withLabels(ticks: readonly TimelineTick[], pxPerDay: number): (TimelineTick & { hasLabel: boolean })[] {
  let free = Number.NEGATIVE_INFINITY;
  return ticks.map((tick) => {
    const x = tick.day * pxPerDay;
    const hasLabel = x >= free;
    if (hasLabel) free = x + widthOf(tick.text) + gapPx;
    return { ...tick, hasLabel };
  });
}

function labelWidth(title: string): number {
  return Math.min(widthOf(title) + gapPx, labelPx);
}

/** The width of a small text, a little more rather than less. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? widePx : characterPx;
  return width;
}

/**
 * The range whose ticks are read: larger than the view and the same for views near by, so that moving a little reads nothing.
 */
export function ticksFor({ start, days }: View, width: number): { from: number; to: number; limit: number } {
  const pageDays = 2 ** Math.ceil(Math.log2(days));
  const page = Math.floor(start / pageDays);
  return {
    from: (page - 1) * pageDays,
    to: (page - 1 + pagesRead) * pageDays - 1,
    limit: Math.min(pagesRead * Math.max(fewestTicks, Math.floor(width / tickPx)), mostTicks),
  };
}

const pagesRead = 4;
/** As many as the days of the closest page. */
const fewestTicks = 8;
const tickPx = 100;
const mostTicks = 200;
