import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Timeline } from '@/api/types';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/timeline';
import { Button } from '@/ui/button';
import { Eras, Ticks } from './axis';
import { Bars } from './bars';
import { type Bar, bounded, fitting, isInView, rangeOf, type View, zoomed } from './layout';
import { useGestures } from './useGestures';

type Props = { worldId: string; version: number; bars: readonly Bar[]; eras: Timeline['eras'] };

const zoomStep = 2;
/** How much of the view a step to earlier or later days is. */
const panStep = 0.5;

/** Events and lives on an axis of days. There is at least one bar, and they are in the order of their dates. */
export function TimelineChart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  return (
    <div ref={box} className="min-h-60">
      {width > 0 && <Chart {...props} width={width} />}
    </div>
  );
}

function Chart({ worldId, version, bars, eras, width }: Props & { width: number }) {
  const help = useId();
  const surface = useRef<HTMLElement>(null);
  const range = useMemo(() => rangeOf(bars), [bars]);
  const whole = useMemo(() => rangeOf([...bars, ...eras.flatMap(edgesOf)]), [bars, eras]);
  /** Null shows all bars, whatever the width. */
  const [moved, setMoved] = useState<View | null>(null);
  const view = moved ?? fitting(range, width);
  const { active, tabStop, focusOn, onFocus } = useRoving(bars, view, surface);

  function change(next: (view: View) => View) {
    setMoved((before) => bounded(next(before ?? fitting(range, width)), whole));
  }
  useGestures(surface, change);

  function zoom(factor: number) {
    change((from) =>
      zoomed(from, factor, active && isInView(active, from) ? active.first : from.start + from.days / 2),
    );
  }
  function pan(by: number) {
    change(({ start, days }) => ({ start: start + days * by, days }));
  }
  function goTo(index: number) {
    const bar = bars[Math.min(Math.max(index, 0), bars.length - 1)];
    if (!bar) return;
    const place = (bar.first - view.start) / view.days;
    if (place < 0 || place > 0.9) change(({ days }) => ({ start: bar.first - days / 3, days }));
    focusOn(bar);
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = tabStop ? bars.indexOf(tabStop) : 0;
    const keys: Record<string, () => void> = {
      ArrowRight: () => goTo(at + 1),
      ArrowLeft: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(bars.length - 1),
      PageUp: () => pan(-panStep),
      PageDown: () => pan(panStep),
      '+': () => zoom(1 / zoomStep),
      '=': () => zoom(1 / zoomStep),
      '-': () => zoom(zoomStep),
      '0': () => setMoved(null),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => zoom(1 / zoomStep)}>{t.zoomIn()}</Button>
        <Button onClick={() => zoom(zoomStep)}>{t.zoomOut()}</Button>
        <Button onClick={() => setMoved(null)}>{t.fit()}</Button>
        <Button onClick={() => pan(-panStep)}>{t.earlier()}</Button>
        <Button onClick={() => pan(panStep)}>{t.later()}</Button>
      </div>
      <p id={help} className="text-xs text-dim">
        {t.chartHelp()}
      </p>
      <section
        ref={surface}
        aria-label={t.chart()}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        className="relative touch-pan-y select-none overflow-hidden border border-line bg-deep"
      >
        <Eras {...{ eras, view, width }} />
        <div className="relative pt-7">
          <Ticks {...{ worldId, version, view, width }} />
          <Bars {...{ worldId, bars, view, width, from: range.first, tabStop, onFocus }} />
        </div>
      </section>
    </div>
  );
}

/** The days of an era that has a first and a last one; of another the day at which it begins or ends. */
function edgesOf({ firstDay, lastDay }: Timeline['eras'][number]) {
  const first = firstDay ?? lastDay;
  const last = lastDay ?? firstDay;
  return first == null || last == null ? [] : [{ first, end: last + 1 }];
}

/** One link of the chart is in the order of the tab key; the arrow keys make another one that. */
function useRoving(bars: readonly Bar[], view: View, surface: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<Bar | null>(null);
  const focusNext = useRef(false);
  const tabStop = active && isInView(active, view) ? active : (bars.find((bar) => isInView(bar, view)) ?? null);
  useLayoutEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    surface.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  });
  function focusOn(bar: Bar) {
    focusNext.current = bar !== active;
    setActive(bar);
  }
  return { active, tabStop, focusOn, onFocus: setActive };
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
