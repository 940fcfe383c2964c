'use client';

import { useAllowance } from '@/api/queries/allowance';
import type { Share } from '@/api/types';
import * as t from '@/text/account';
import { fileSize } from '@/ui/fileSize';
import { Loading, Trouble } from '@/ui/notice';
import { ProgressBar } from '@/ui/progressBar';
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

/** The bytes of all files that the person has uploaded. As high as the words while it loads, so that nothing below moves. */
export function FilesAllowance() {
  const { data, error, refetch } = useAllowance();
  return (
    <div className="min-h-16">
      {data ? (
        <ul>
          <ShareView name={t.uploadedFiles()} share={data.files} inWords={fileSize} />
        </ul>
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what={t.yourUse()} />
      )}
    </div>
  );
}

type ShareProps = {
  name: string;
  share: Share;
  /** Writes an amount. */
  inWords?: (amount: number) => string;
};

function ShareView({ name, share: { used, limit, refillsAt }, inWords }: ShareProps) {
  const full = used >= limit;
  const amounts = inWords
    ? t.usedAmountOfLimit({ used: inWords(used), limit: inWords(limit) })
    : t.usedOfLimit({ used, limit });
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        {name}
        <span className={full ? 'text-warn' : 'text-bright'}>{amounts}</span>
      </p>
      <ProgressBar share={Math.min(1, used / limit)} full={full} />
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
