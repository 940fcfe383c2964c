'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { proposals } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshWorld } from '@/api/queries/worlds';
import type { Change, Proposal } from '@/api/types';
import * as t from '@/text/worlds';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';
import { ChangeDiff } from '../canon/changeDiff';

type Outcome = Pick<Proposal, 'status' | 'resultVersion'>;
type Props = {
  proposalId: string;
  worldId: string;
  changes: Change[];
  reason?: string;
  /** The decision; null as long as the proposal is open. */
  decided: Outcome | null;
  canDecide: boolean;
};

/** The changes that an agent proposes, and the choice of all, some or none of them. */
export function ProposalCard({ proposalId, worldId, changes, reason, decided, canDecide }: Props) {
  const heading = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const refresh = useRefreshWorld(worldId);
  const chosen = changes.map(({ address }) => address).filter((address) => !left.has(address));
  const accept = useMutation({ mutationFn: () => proposals.accept(proposalId, chosen), onSettled: refresh });
  const reject = useMutation({ mutationFn: () => proposals.reject(proposalId), onSettled: refresh });
  const outcome = decided ?? accept.data ?? reject.data ?? null;
  const busy = accept.isPending || reject.isPending;
  const open = canDecide && outcome === null;

  function toggle(address: string) {
    const next = new Set(left);
    if (!next.delete(address)) next.add(address);
    setLeft(next);
  }

  return (
    <article aria-labelledby={heading} className="grid gap-3 border border-agent-edge/60 bg-agent-edge/5 p-3">
      <h3 id={heading} className="chrome text-agent">
        {t.proposal({ count: changes.length })}
      </h3>
      {reason && (
        <p dir="auto" className="text-sm">
          {reason}
        </p>
      )}
      <ul className="grid gap-3">
        {changes.map((change) => (
          <li key={change.address} className="flex gap-2">
            {open && changes.length > 1 && (
              <input
                type="checkbox"
                aria-label={t.takeChange(change)}
                checked={!left.has(change.address)}
                onChange={() => toggle(change.address)}
                className="mt-0.5 size-6 shrink-0"
              />
            )}
            <ChangeDiff change={change} />
          </li>
        ))}
      </ul>
      {open && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" disabled={busy || chosen.length === 0} onClick={() => accept.mutate()}>
            {left.size === 0 ? t.accept() : t.acceptSome({ chosen: chosen.length, count: changes.length })}
          </Button>
          <Button disabled={busy} onClick={() => reject.mutate()}>
            {t.reject()}
          </Button>
        </div>
      )}
      {outcome && (
        <p role="status" className="chrome text-dim">
          {outcomeLine(outcome)}
        </p>
      )}
      <DecisionTrouble error={accept.error ?? reject.error} />
    </article>
  );
}

function outcomeLine({ status, resultVersion: version }: Outcome): string {
  if (status !== 'accepted') return t.rejected();
  return version === null ? t.accepted() : t.acceptedAs({ version });
}

function DecisionTrouble({ error }: { error: unknown }) {
  if (!error || isProblem(error, 'proposal-decided')) return null;
  const addresses = isProblem(error, 'proposal-conflict') ? (error.document.addresses ?? []) : [];
  return (
    <Trouble error={error}>
      {addresses.length > 0 && <p>{t.changedMeanwhile({ addresses: addresses.join(', ') })}</p>}
    </Trouble>
  );
}
