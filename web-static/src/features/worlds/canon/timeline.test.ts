import { expect, test } from 'vitest';
import type { TimelineItem } from '@/api/types';
import { inOrder } from './timeline';

const date = { text: '2391', precision: 'year', firstDay: 1, lastDay: 2, weekday: null } as const;
const item = (slug: string, dated: boolean): TimelineItem => ({
  kind: 'event',
  address: `/timeline/${slug}`,
  title: slug,
  from: { text: '2391', date: dated ? date : null },
  to: null,
  elements: [],
});

test('events come in the order of the timeline', () => {
  const { dated, undated } = inOrder(
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ],
    [item('c', true), item('a', true), item('b', false)],
  );
  expect(dated.map(([slug]) => slug)).toEqual(['c', 'a']);
  expect(undated.map(([slug]) => slug)).toEqual(['b']);
});

test('an event that the timeline does not have yet is not lost', () => {
  expect(inOrder([['new', 1]], []).undated).toEqual([['new', 1]]);
});
