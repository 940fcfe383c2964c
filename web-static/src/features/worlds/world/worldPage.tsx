'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense, useEffect } from 'react';
import { apiUrl } from '@/api/client';
import { useFindings, useWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import { useIdFromAddress } from '@/browser/address';
import { whenIdle } from '@/browser/later';
import { ChangeCover } from '@/features/assets/changeCover';
import { sourcesOf } from '@/features/assets/sources';
import * as account from '@/text/account';
import * as app from '@/text/app';
import * as assets from '@/text/assets';
import * as findings from '@/text/findings';
import * as t from '@/text/worlds';
import { Loading, Trouble } from '@/ui/notice';
import { Tabs } from '@/ui/tabs';

const WorldFiles = whenIdle(() => import('@/features/assets/worldFiles').then(({ WorldFiles }) => WorldFiles));
const CanonTab = whenIdle(() => import('./canonTab').then(({ CanonTab }) => CanonTab));
const WorldStories = whenIdle(() => import('./worldStories').then(({ WorldStories }) => WorldStories));
const Findings = whenIdle(() => import('../findings/findings').then(({ Findings }) => Findings));
const History = whenIdle(() => import('./history').then(({ History }) => History));
const WorldSettings = whenIdle(() => import('./worldSettings').then(({ WorldSettings }) => WorldSettings));

export function WorldPage() {
  const id = useIdFromAddress('worlds');
  const { data: world, error, refetch } = useWorld(id);
  useEffect(() => {
    if (world) document.title = app.pageTitle({ page: world.name });
  }, [world]);
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-6 px-4 py-8 sm:px-8">
      {world && world.id === id ? (
        <Loaded key={world.id} world={world} />
      ) : error ? (
        <>
          <h1 className="text-2xl font-medium text-bright">{t.world()}</h1>
          <Trouble error={error} onRetry={() => void refetch()} />
        </>
      ) : (
        <Loading what={t.theWorld()} />
      )}
    </div>
  );
}

const tabs = [
  { id: 'canon', label: t.canon() },
  { id: 'stories', label: t.stories() },
  { id: 'files', label: assets.files() },
  { id: 'history', label: t.history() },
] as const;
const findingsTab = { id: 'findings', label: findings.findings() } as const;
const settingsTab = { id: 'settings', label: account.settings() } as const;
type TabId = (typeof tabs)[number]['id'] | 'findings' | 'settings';
const loadingOf: Record<TabId, string> = {
  canon: t.theCanon(),
  stories: t.storiesNoun(),
  files: assets.theFiles(),
  history: t.theHistory(),
  findings: findings.theFindings(),
  settings: t.theSettings(),
};

function Loaded({ world }: { world: World }) {
  const isMember = world.role !== 'reader';
  const { data: found } = useFindings(world.id, world.version, isMember);
  const count = found?.items.filter(({ dismissal }) => dismissal === null).length;
  const shown = [
    ...tabs,
    ...(isMember ? [{ ...findingsTab, count }] : []),
    ...(world.role === 'owner' ? [settingsTab] : []),
  ];
  const [tab, setTab] = useTab(shown.map(({ id }) => id));
  return (
    <>
      <WorldHead world={world} />
      <Tabs<TabId> label={world.name} tabs={shown} current={tab} onChange={setTab}>
        {/* By the key: a tab that is being loaded says so, and does not leave the one before it there. */}
        <Suspense key={tab} fallback={<Loading what={loadingOf[tab]} />}>
          {tab === 'canon' && <CanonTab world={world} />}
          {tab === 'stories' && <WorldStories world={world} />}
          {tab === 'files' && <WorldFiles world={world} />}
          {tab === 'findings' && <Findings world={world} />}
          {tab === 'history' && <History world={world} />}
          {tab === 'settings' && <WorldSettings world={world} />}
        </Suspense>
      </Tabs>
    </>
  );
}

function WorldHead({ world }: { world: World }) {
  return (
    <header className="relative grid gap-3 border border-line">
      <img
        {...(world.cover ? sourcesOf(world.cover) : { src: apiUrl(world.coverUrl), width: 1200, height: 360 })}
        alt={world.cover?.altText ?? ''}
        sizes="(min-width: 60rem) 60rem, 100vw"
        className="h-40 w-full object-cover opacity-80 sm:h-56"
      />
      <div className="grid gap-2 px-4 pb-4">
        <h1 dir="auto" className="text-2xl font-medium text-bright sm:text-3xl">
          {world.name}
        </h1>
        <p className="chrome flex flex-wrap gap-x-4 gap-y-1 text-dim">
          <span>{t.version({ number: world.version })}</span>
          <span>{t.stageOf(world)}</span>
          <span>{t.visibilityOf(world)}</span>
          <span>{t.byOwner({ owner: world.ownerName })}</span>
        </p>
        {(world.role === 'owner' || world.role === 'editor') && (
          <div className="-mx-3">
            <ChangeCover world={world} />
          </div>
        )}
      </div>
    </header>
  );
}

/** The open tab is part of the address, so that it can be linked to and survives a reload. */
function useTab(allowed: readonly TabId[]): [TabId, (tab: TabId) => void] {
  const router = useRouter();
  const asked = useSearchParams().get('tab');
  const tab = allowed.find((id) => id === asked) ?? 'canon';
  return [tab, (next) => router.replace(next === 'canon' ? '?' : `?tab=${next}`, { scroll: false })];
}
