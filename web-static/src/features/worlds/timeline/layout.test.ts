import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimelineItem } from '@/api/types';
import { type Bar, barOf, bounded, fitting, inLanes, isInView, rangeOf, ticksFor, withLabels, zoomed } from './layout';

type Days = [number | null, number | null] | null;

function item(kind: TimelineItem['kind'], from: Days, to: Days, title = 'Something'): TimelineItem {
  const moment = (days: Days) =>
    days && {
      text: 'then',
      date: { text: 'then', precision: 'day' as const, firstDay: days[0], lastDay: days[1], weekday: null },
    };
  return { kind, address: `/timeline/${title}`, title, from: moment(from), to: moment(to), elements: [] };
}

const bar = (first: number, end: number, title: string): Bar => ({
  item: item('event', [first, end - 1], null, title),
  first,
  end,
  opensBefore: false,
  opensAfter: false,
});

test('a bar has all days that its dates may mean', () => {
  expect(barOf(item('event', [10, 20], [30, 40]))).toMatchObject({ first: 10, end: 41, opensAfter: false });
  expect(barOf(item('event', [10, 10], null))).toMatchObject({ first: 10, end: 11, opensAfter: false });
  expect(barOf(item('event', [null, 10], null))).toMatchObject({ first: 10, end: 11 });
});

test('a life of which one end is not said is open there', () => {
  expect(barOf(item('life', [10, 20], null))).toMatchObject({ opensBefore: false, opensAfter: true });
  expect(barOf(item('life', null, [10, 20]))).toMatchObject({ opensBefore: true, opensAfter: false });
});

test('what has no date is no bar', () => {
  expect(barOf({ ...item('event', null, null), from: { text: 'Long ago', date: null } })).toBeNull();
});

test('bars of one lane are not one over another, and bars far apart share a lane', () => {
  const apart = inLanes([bar(0, 1, 'one'), bar(1_000, 1_001, 'two')], 0, 1);
  expect(apart.lanes).toBe(1);
  const bars = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 300 }), fc.string()));
  fc.assert(
    fc.property(bars, fc.double({ min: 0.01, max: 50, noNaN: true }), (days, pxPerDay) => {
      const { placed, lanes } = inLanes(
        days.map(([first, length, title]) => bar(first, first + length, title)),
        -500,
        pxPerDay,
      );
      expect(placed).toHaveLength(days.length);
      for (const one of placed) {
        expect(one.lane).toBeLessThan(lanes);
        for (const other of placed) {
          if (one === other || one.lane !== other.lane) continue;
          const startPx = (other.bar.first + 500) * pxPerDay;
          expect((one.bar.first + 500) * pxPerDay >= startPx || one.endPx <= startPx).toBe(true);
        }
      }
    }),
  );
});

test('the first view has all bars', () => {
  const range = { first: -865_000, end: 4_000 };
  const view = fitting(range, 900);
  expect(view.start).toBeLessThan(range.first);
  expect(view.start + view.days).toBeGreaterThan(range.end);
});

test('zooming keeps the day in its place', () => {
  const view = zoomed({ start: 100, days: 50 }, 0.5, 110);
  expect((110 - view.start) / view.days).toBeCloseTo(10 / 50);
});

test('a view has always a part of what there is, and is never closer than a week', () => {
  const range = rangeOf([bar(0, 10, 'one'), bar(90, 100, 'two')]);
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.double({ noNaN: true, min: 0, max: 1e9 }),
      (start, days) => {
        const view = bounded({ start, days }, range);
        expect(view.days).toBeGreaterThanOrEqual(7);
        expect(view.days).toBeLessThanOrEqual(200);
        expect(isInView(range, view)).toBe(true);
      },
    ),
  );
});

test('the range of ticks has the view and is the same for views near by', () => {
  const view = { start: 1_000, days: 100 };
  const { from, to, limit } = ticksFor(view, 1_000);
  expect(from).toBeLessThan(view.start);
  expect(to).toBeGreaterThan(view.start + view.days);
  expect(limit).toBeLessThanOrEqual(200);
  expect(ticksFor({ start: 1_010, days: 101 }, 1_000)).toEqual({ from, to, limit });
});

test('the closest view has a tick for each day', () => {
  const { from, to, limit } = ticksFor({ start: 1_000, days: 7 }, 600);
  expect(to - from + 1).toBeLessThanOrEqual(limit);
});

test('a tick close behind another has no label', () => {
  const ticks = withLabels(
    [
      { day: 0, text: 'Thaw' },
      { day: 1, text: 'Midwinter' },
      { day: 200, text: 'Ash' },
    ],
    1,
  );
  expect(ticks.map(({ hasLabel }) => hasLabel)).toEqual([true, false, true]);
});
