'use client';

import { useProposals, useWorld } from '@/api/queries/worlds';
import type { ProposalSummary } from '@/api/types';
import { ProposalCard } from '@/features/worlds/proposals/proposalCard';
import type { Item } from '../conversation/turnView';

/** A proposal in the chat, which may have been decided long ago. */
export function ProposalItem({ item }: { item: Extract<Item, { kind: 'proposal' }> }) {
  const role = useWorld(item.worldId).data?.role;
  const open = useProposals(item.worldId, 'open');
  const isOpen = open.data?.items.some(({ id }) => id === item.proposalId) ?? false;
  const settled = open.data !== undefined && !open.isFetching && !isOpen;
  const accepted = useProposals(item.worldId, 'accepted', settled);
  const isAccepted = accepted.data?.items.some(({ id }) => id === item.proposalId) ?? true;
  const rejected = useProposals(item.worldId, 'rejected', settled && !isAccepted);
  return (
    <ProposalCard
      proposalId={item.proposalId}
      worldId={item.worldId}
      changes={item.changes}
      decided={
        settled && accepted.data
          ? decision([...accepted.data.items, ...(rejected.data?.items ?? [])], item.proposalId)
          : null
      }
      canDecide={isOpen && (role === 'owner' || role === 'editor')}
    />
  );
}

type Decision = Pick<ProposalSummary, 'status' | 'resultVersion' | 'decisionReason'>;

function decision(decided: readonly ProposalSummary[], id: string): Decision {
  return (
    decided.find((proposal) => proposal.id === id) ?? { status: 'rejected', resultVersion: null, decisionReason: '' }
  );
}
