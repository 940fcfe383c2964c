'use client';

import { useAllowance } from '@/api/queries/allowance';
import type { Share } from '@/api/types';
import { Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';

const minuteMs = 60_000;
/** As high as four shares are, so that nothing below moves when they come. */
const room = 'min-h-46';
const number = new Intl.NumberFormat('en');

/** How much the person may talk with agents, and what is left of it. */
export function AllowanceView() {
  const { data, error, refetch } = useAllowance();
  if (data) {
    return (
      <ul className={`grid gap-5 ${room}`}>
        <ShareView name="Tokens today" share={data.tokens} />
        <ShareView name="Messages this minute" share={data.turns} />
        <ShareView name="Answers followed now" share={data.streams} />
        <ShareView name="Bytes of conversations" share={data.bytes} />
      </ul>
    );
  }
  return (
    <div className={room}>
      {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading what="what you have used" />}
    </div>
  );
}

function ShareView({ name, share: { used, limit, refillsAt } }: { name: string; share: Share }) {
  const full = used >= limit;
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        {name}
        <span className={full ? 'text-warn' : 'text-bright'}>
          {number.format(used)} of {number.format(limit)}
        </span>
      </p>
      <div aria-hidden className="h-1 bg-line">
        <div
          className={`h-full ${full ? 'bg-warn' : 'bg-accent'}`}
          style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
        />
      </div>
      {refillsAt && (
        <p className="text-xs text-dim">
          All of it can be used again <Refill at={refillsAt} />.
        </p>
      )}
    </li>
  );
}

function Refill({ at }: { at: string }) {
  if (Date.parse(at) - Date.now() <= minuteMs) return 'in less than a minute';
  return (
    <>
      from <Time at={at} />
    </>
  );
}
