import { useMemo } from 'react';
import { useTicks } from '@/api/queries/worlds';
import type { Timeline } from '@/api/types';
import * as t from '@/text/timeline';
import { Trouble } from '@/ui/notice';
import { ticksFor, type View, withLabels } from './layout';

type Scale = { view: View; width: number };

/** The eras as bands. Their names stay in sight. */
export function Eras({ eras, view, width }: Scale & { eras: Timeline['eras'] }) {
  if (eras.length === 0) return null;
  const xOf = (day: number) => ((day - view.start) / view.days) * width;
  return (
    <ul className="relative h-7 border-b border-line">
      {eras.map(({ name, firstDay, lastDay }) => {
        const left = Math.max(firstDay === null ? 0 : xOf(firstDay), 0);
        const right = Math.min(lastDay === null ? width : xOf(lastDay + 1), width);
        if (right <= left) return null;
        return (
          <li
            key={name}
            title={name}
            style={{ left, width: right - left }}
            className="absolute inset-y-0 truncate border-l border-line-strong bg-panel px-1.5 pt-1.5 text-xs text-text"
          >
            <bdi>{name}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

/** The dates of the axis, each with a line through the lanes. */
export function Ticks({ worldId, version, view, width }: Scale & { worldId: string; version: number }) {
  const { from, to, limit } = ticksFor(view, width);
  const { data, error, refetch } = useTicks(worldId, version, from, to, limit);
  const pxPerDay = width / view.days;
  const ticks = useMemo(() => withLabels(data?.items ?? [], pxPerDay), [data, pxPerDay]);
  if (error) {
    return (
      <Trouble error={error} onRetry={() => void refetch()}>
        <p>{t.axisTrouble()}</p>
      </Trouble>
    );
  }
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {ticks
        .map(({ day, text, hasLabel }) => ({ x: (day - view.start) * pxPerDay, text, hasLabel }))
        .filter(({ x }) => x >= 0 && x < width)
        .map(({ x, text, hasLabel }) => (
          <div
            key={text}
            style={{ left: x }}
            className="absolute inset-y-0 whitespace-nowrap border-l border-line pt-1.5 pl-1 text-xs text-dim"
          >
            {hasLabel && <bdi>{text}</bdi>}
          </div>
        ))}
    </div>
  );
}
