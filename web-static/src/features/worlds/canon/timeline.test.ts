import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TimelineEntry } from '@/api/types';
import { inOrder, parseDate } from './timeline';

/** The same file is read by the test of the server. */
const dates = readFileSync('../domain/src/test/resources/timeline-order.txt', 'utf8').trimEnd().split('\n');

const event = (when: string): [string, TimelineEntry] => [
  when,
  { when, title: 'Something', significance: 'It happened.', elements: [], end: null, causes: [] },
];

test('dates come in their order, before the epoch and beyond 32 bits', () => {
  const { dated, undated } = inOrder([...dates].reverse().map(event));
  expect(dated.map(([when]) => when)).toEqual(dates);
  expect(undated).toEqual([]);
});

test('what is no date stands apart', () => {
  const { dated, undated } = inOrder(['Long ago', '2391', '-7', 'before 2391'].map(event));
  expect(dated.map(([when]) => when)).toEqual(['-7', '2391']);
  expect(undated.map(([when]) => when)).toEqual(['Long ago', 'before 2391']);
});

test.each(['Long ago', '3 days after the landing', '2391 or later', '-', 'T+5', '2391-Spring', '1,23'])(
  '%j is no date',
  (when) => {
    expect(parseDate(when)).toBeNull();
  },
);
