'use client';

import { useProposal, useProposals } from '@/api/queries/worlds';
import type { ProposalSummary, World } from '@/api/types';
import * as versions from '@/text/versions';
import * as t from '@/text/worlds';
import { Loading, Trouble } from '@/ui/notice';
import { Outcome } from './outcome';
import { ProposalCard } from './proposalCard';

/** The proposals that wait for a decision, above the canon they would change. */
export function OpenProposals({ world }: { world: World }) {
  const member = world.role !== 'reader';
  const { data } = useProposals(world.id, 'open', member);
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={t.openProposals()} className="mb-8 grid gap-4">
      <h2 className="sr-only">{t.openProposals()}</h2>
      {data.items.map((proposal) => (
        <OpenProposal key={proposal.id} world={world} proposal={proposal} />
      ))}
    </section>
  );
}

function OpenProposal({ world, proposal: { id, reason } }: { world: World; proposal: ProposalSummary }) {
  const { data, error, refetch } = useProposal(id, world.version);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.aProposal()} />;
  return (
    <ProposalCard
      proposalId={id}
      worldId={world.id}
      changes={data.changes}
      reason={reason}
      author={data.author}
      conflicts={data.conflicts}
      worldVersion={data.worldVersion}
      decided={null}
      canDecide={world.role !== 'viewer'}
    />
  );
}

/** The proposals that were rejected, with the reasons. */
export function RejectedProposals({ world }: { world: World }) {
  const { data } = useProposals(world.id, 'rejected', world.role !== 'reader');
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary className="chrome py-2 text-dim hover:text-accent">
        {versions.rejectedProposals({ count: data.items.length })}
      </summary>
      <ul className="mt-2 grid gap-3">
        {data.items.map((proposal) => (
          <li key={proposal.id}>
            <Outcome proposal={proposal} />
          </li>
        ))}
      </ul>
    </details>
  );
}
