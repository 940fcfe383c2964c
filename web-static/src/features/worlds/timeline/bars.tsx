import Link from 'next/link';
import { useMemo } from 'react';
import * as t from '@/text/timeline';
import { type Bar, inLanes, isInView, type Placed, type View } from './layout';
import { datesOf, entryHref } from './words';

const lanePx = 28;

type Props = {
  worldId: string;
  bars: readonly Bar[];
  view: View;
  width: number;
  /** The day from which lanes count their pixels. */
  from: number;
  /** The bar in the order of the tab key. */
  tabStop: Bar | null;
  onFocus: (bar: Bar) => void;
};

/** Events in the lanes above, lives in those below. */
export function Bars({ worldId, bars, view, width, from, tabStop, onFocus }: Props) {
  const pxPerDay = width / view.days;
  const { placed, lanes } = useMemo(() => {
    const events = inLanes(
      bars.filter(({ item }) => item.kind === 'event'),
      from,
      pxPerDay,
    );
    const lives = inLanes(
      bars.filter(({ item }) => item.kind === 'life'),
      from,
      pxPerDay,
    );
    const below = lives.placed.map((life) => ({ ...life, lane: life.lane + events.lanes }));
    return { placed: [...events.placed, ...below], lanes: events.lanes + lives.lanes };
  }, [bars, from, pxPerDay]);
  const startPx = (view.start - from) * pxPerDay;
  return (
    <div className="relative max-h-field overflow-y-auto overflow-x-hidden border-t border-line">
      <div className="relative my-2" style={{ height: lanes * lanePx }}>
        {placed
          .filter(({ bar }) => isInView(bar, view))
          .map((one) => (
            <BarLink
              key={one.bar.item.address}
              href={entryHref(worldId, one.bar.item.address)}
              placed={one}
              left={(one.bar.first - view.start) * pxPerDay}
              end={(one.bar.end - view.start) * pxPerDay}
              labelEnd={one.endPx - startPx}
              width={width}
              isTabStop={one.bar === tabStop}
              onFocus={onFocus}
            />
          ))}
      </div>
    </div>
  );
}

type LinkProps = {
  href: string;
  placed: Placed;
  left: number;
  end: number;
  labelEnd: number;
  width: number;
  isTabStop: boolean;
  onFocus: (bar: Bar) => void;
};

/** A bar that begins before the view is drawn from its edge, so that its name stays in sight. */
function BarLink({ href, placed: { bar, lane }, left, end, labelEnd, width, isTabStop, onFocus }: LinkProps) {
  const { item, opensBefore, opensAfter } = bar;
  const from = Math.max(left, 0);
  const name = t.itemName({ title: item.title, dates: datesOf(item) });
  const edges = `${opensBefore || left < 0 ? '' : 'border-l'} ${opensAfter || end > width ? '' : 'border-r'}`;
  return (
    <Link
      href={href}
      prefetch={false}
      draggable={false}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={name}
      title={name}
      onFocus={() => onFocus(bar)}
      style={{ top: lane * lanePx, left: from, width: Math.min(labelEnd, width) - from, height: lanePx - 4 }}
      className="absolute flex items-center text-xs text-bright -outline-offset-2 hover:text-accent"
    >
      <span
        style={{ width: Math.max(Math.min(end, width) - from, 3) }}
        className={`absolute left-0 ${item.kind === 'life' ? `inset-y-0 border-y border-edge bg-panel ${edges}` : 'bottom-0 h-1 bg-accent'}`}
      />
      <span dir="auto" className="relative truncate px-1.5">
        {item.title}
      </span>
    </Link>
  );
}
