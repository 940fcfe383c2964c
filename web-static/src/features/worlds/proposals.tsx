'use client';

import type { World } from '@/api/types';
import { ProposalCard } from './proposalCard';
import { useProposals } from './queries';

/** The proposals that wait for a decision, above the canon they would change. */
export function OpenProposals({ world }: { world: World }) {
  const member = world.role !== 'reader';
  const { data } = useProposals(world.id, 'open', member);
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Open proposals" className="mb-8 grid gap-4">
      <h2 className="sr-only">Open proposals</h2>
      {data.items.map(({ id, changes, reason }) => (
        <ProposalCard
          key={id}
          proposalId={id}
          worldId={world.id}
          changes={changes}
          reason={reason}
          decided={null}
          canDecide={world.role !== 'viewer'}
        />
      ))}
    </section>
  );
}
