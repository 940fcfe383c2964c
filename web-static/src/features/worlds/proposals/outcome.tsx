import type { ProposalSummary } from '@/api/types';
import * as t from '@/text/versions';
import { Time } from '@/ui/time';

/** What became of a proposal, and why. */
export function Outcome({ proposal }: { proposal: ProposalSummary }) {
  const { status, reason, decisionReason, decidedBy, decidedAt, createdAt } = proposal;
  return (
    <div className="grid gap-1 border border-line bg-deep p-3 text-sm">
      <p className="chrome text-accent">{t.statusOf({ status })}</p>
      {reason && (
        <p dir="auto" className="text-bright">
          {reason}
        </p>
      )}
      {decisionReason && <p>{t.because({ reason: decisionReason, bdi: (text) => <bdi>{text}</bdi> })}</p>}
      <p className="text-dim">
        {decidedBy && (
          <>
            <bdi>{decidedBy}</bdi>
            {' · '}
          </>
        )}
        <Time at={decidedAt ?? createdAt} />
      </p>
    </div>
  );
}
