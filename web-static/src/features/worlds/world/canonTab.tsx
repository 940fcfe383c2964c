import type { World } from '@/api/types';
import * as t from '@/text/timeline';
import { ButtonLink } from '@/ui/button';
import { CanonView } from '../canon/canonView';
import { OpenProposals } from '../proposals/proposals';

export function CanonTab({ world }: { world: World }) {
  const canEdit = world.role === 'owner' || world.role === 'editor';
  return (
    <>
      <OpenProposals world={world} />
      <ButtonLink href={`/worlds/${world.id}/timeline`} className="mb-6">
        {t.openTimeline()}
      </ButtonLink>
      <CanonView canon={world.canon} worldId={world.id} version={world.version} editable={canEdit ? world : null} />
    </>
  );
}
