'use client';

import { useAllowance } from '@/api/queries/allowance';
import type { Share } from '@/api/types';
import * as t from '@/text/account';
import { Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';

const minuteMs = 60_000;
/** As high as four shares are, so that nothing below moves when they come. */
const room = 'min-h-46';
/** The person's limits of talking with agents, and the use of each. */
export function AllowanceView() {
  const { data, error, refetch } = useAllowance();
  if (data) {
    return (
      <ul className={`grid gap-5 ${room}`}>
        <ShareView name={t.tokensToday()} share={data.tokens} />
        <ShareView name={t.messagesThisMinute()} share={data.turns} />
        <ShareView name={t.answersFollowedNow()} share={data.streams} />
        <ShareView name={t.bytesOfConversations()} share={data.bytes} />
      </ul>
    );
  }
  return (
    <div className={room}>
      {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading what={t.yourUse()} />}
    </div>
  );
}

function ShareView({ name, share: { used, limit, refillsAt } }: { name: string; share: Share }) {
  const full = used >= limit;
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        {name}
        <span className={full ? 'text-warn' : 'text-bright'}>{t.usedOfLimit({ used, limit })}</span>
      </p>
      <div aria-hidden className="h-1 bg-line">
        <div
          className={`h-full ${full ? 'bg-warn' : 'bg-accent'}`}
          style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
        />
      </div>
      {refillsAt && <Refill at={refillsAt} />}
    </li>
  );
}

function Refill({ at }: { at: string }) {
  const soon = Date.parse(at) - Date.now() <= minuteMs;
  return (
    <p className="text-xs text-dim">{soon ? t.refillsSoon() : t.refillsAt({ at, time: (at) => <Time at={at} /> })}</p>
  );
}
