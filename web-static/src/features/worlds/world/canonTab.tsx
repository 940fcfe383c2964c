import type { World } from '@/api/types';
import * as graph from '@/text/graph';
import * as t from '@/text/timeline';
import { ButtonLink } from '@/ui/button';
import { CanonView } from '../canon/canonView';
import { OpenProposals } from '../proposals/proposals';

export function CanonTab({ world }: { world: World }) {
  const canEdit = world.role === 'owner' || world.role === 'editor';
  return (
    <>
      <OpenProposals world={world} />
      <p className="mb-6 flex flex-wrap gap-2">
        <ButtonLink href={`/worlds/${world.id}/timeline`}>{t.openTimeline()}</ButtonLink>
        <ButtonLink href={`/worlds/${world.id}/graph`}>{graph.openGraph()}</ButtonLink>
      </p>
      <CanonView
        canon={world.canon}
        worldId={world.id}
        version={world.version}
        isNewest
        editable={canEdit ? world : null}
      />
    </>
  );
}
