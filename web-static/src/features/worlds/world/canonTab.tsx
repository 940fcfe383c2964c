import type { World } from '@/api/types';
import { CanonView } from '../canon/canonView';
import { OpenProposals } from '../proposals/proposals';

export function CanonTab({ world }: { world: World }) {
  const canEdit = world.role === 'owner' || world.role === 'editor';
  return (
    <>
      <OpenProposals world={world} />
      <CanonView canon={world.canon} editable={canEdit ? world : null} />
    </>
  );
}
