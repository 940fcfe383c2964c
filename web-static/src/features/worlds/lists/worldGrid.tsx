'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { apiUrl } from '@/api/client';
import type { Scope } from '@/api/endpoints';
import { useWorldList } from '@/api/queries/worlds';
import type { WorldSummary } from '@/api/types';
import * as ui from '@/text/ui';
import * as t from '@/text/worlds';
import { Button } from '@/ui/button';
import { Empty, Loading, Trouble } from '@/ui/notice';

/** A list of worlds in all its states. */
export function WorldGrid({ scope, empty }: { scope: Scope; empty: ReactNode }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useWorldList(scope);
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.worldsNoun()} />;
  const worlds = data.pages.flatMap((page) => page.items);
  if (worlds.length === 0) return <Empty>{empty}</Empty>;
  return (
    <div className="grid gap-6">
      <ul className="grid grid-cols-cards gap-4">
        {worlds.map((world) => (
          <li key={world.id}>
            <WorldCard world={world} />
          </li>
        ))}
      </ul>
      {error && <Trouble error={error} />}
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
    </div>
  );
}

function WorldCard({ world }: { world: WorldSummary }) {
  return (
    <Link href={`/worlds/${world.id}`} prefetch={false} className="lift block h-full border border-line bg-deep">
      <img
        src={apiUrl(world.coverUrl)}
        alt={world.cover?.altText ?? ''}
        width={640}
        height={360}
        loading="lazy"
        className="aspect-video w-full bg-panel object-cover"
      />
      <div className="grid gap-2 p-4">
        <h3 dir="auto" className="font-medium text-bright">
          {world.name}
        </h3>
        <p dir="auto" className="line-clamp-3 font-serif text-base text-text">
          {world.premise}
        </p>
        <p className="chrome flex flex-wrap gap-x-3 text-dim">
          <span>{t.shortVersion(world)}</span>
          <span>{t.storyCount({ count: world.storyCount })}</span>
          <span>{world.role === 'owner' ? t.visibilityOf(world) : t.byOwner({ owner: world.ownerName })}</span>
        </p>
      </div>
    </Link>
  );
}
