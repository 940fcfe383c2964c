'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import type { Scope } from '@/api/endpoints';
import { useSession } from '@/session/session';
import { SignedInOnly } from '@/session/signedInOnly';
import * as t from '@/text/worlds';
import { ButtonLink } from '@/ui/button';
import { PageFrame } from '@/ui/page';
import { Tabs } from '@/ui/tabs';
import { WorldGrid } from './worldGrid';

const tabs = [
  { id: 'mine', label: t.mine() },
  { id: 'shared', label: t.sharedWithMe() },
  { id: 'public', label: t.publicOnes() },
] as const;

export function WorldLists() {
  const session = useSession();
  const router = useRouter();
  const asked = useSearchParams().get('scope');
  const scope: Scope = tabs.find(({ id }) => id === asked)?.id ?? (session.state === 'out' ? 'public' : 'mine');
  return (
    <PageFrame
      title={t.worlds()}
      aside={
        session.state === 'in' && (
          <ButtonLink look="primary" href="/worlds/new">
            {t.newWorldByHand()}
          </ButtonLink>
        )
      }
    >
      <div>
        <Tabs
          label={t.worlds()}
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
  if (scope === 'public') return <WorldGrid scope="public" empty={t.noPublicWorld()} />;
  const empty = scope === 'mine' ? t.noWorldOfYours() : t.noSharedWorld();
  return (
    <SignedInOnly what={t.theseWorlds()}>
      <WorldGrid scope={scope} empty={empty} />
    </SignedInOnly>
  );
}
