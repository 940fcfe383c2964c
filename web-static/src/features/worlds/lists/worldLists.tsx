'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import type { Scope } from '@/api/endpoints';
import { useSession } from '@/session/session';
import { SignedInOnly } from '@/session/signedInOnly';
import { ButtonLink } from '@/ui/button';
import { PageFrame } from '@/ui/page';
import { Tabs } from '@/ui/tabs';
import { WorldGrid } from './worldGrid';

const tabs = [
  { id: 'mine', label: 'Mine' },
  { id: 'shared', label: 'Shared with me' },
  { id: 'public', label: 'Public' },
] as const;

export function WorldLists() {
  const session = useSession();
  const router = useRouter();
  const asked = useSearchParams().get('scope');
  const scope: Scope = tabs.find(({ id }) => id === asked)?.id ?? (session.state === 'out' ? 'public' : 'mine');
  return (
    <PageFrame
      title="Worlds"
      aside={
        session.state === 'in' && (
          <ButtonLink look="primary" href="/worlds/new">
            New world by hand
          </ButtonLink>
        )
      }
    >
      <div>
        <Tabs
          label="Worlds"
          tabs={tabs}
          current={scope}
          onChange={(next) => router.replace(`?scope=${next}`, { scroll: false })}
        >
          <h2 className="sr-only">{tabs.find(({ id }) => id === scope)?.label}</h2>
          <List scope={scope} />
        </Tabs>
      </div>
    </PageFrame>
  );
}

function List({ scope }: { scope: Scope }) {
  if (scope === 'public') return <WorldGrid scope="public" empty="No world is public yet." />;
  const empty =
    scope === 'mine'
      ? 'You have no worlds yet. Tell the User Agent an idea in the chat, or make one by hand.'
      : 'Nobody has shared a world with you yet.';
  return (
    <SignedInOnly what="these worlds">
      <WorldGrid scope={scope} empty={empty} />
    </SignedInOnly>
  );
}
