'use client';

import { Suspense, useEffect } from 'react';
import { useTimeline, useWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import { useIdFromAddress } from '@/browser/address';
import { whenIdle } from '@/browser/later';
import * as app from '@/text/app';
import * as canon from '@/text/canon';
import * as t from '@/text/timeline';
import { ButtonLink } from '@/ui/button';
import { Loading, Trouble } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const TimelineView = whenIdle(() => import('./timelineView').then(({ TimelineView }) => TimelineView));

export function TimelinePage() {
  const id = useIdFromAddress('worlds');
  const { data: world, error, refetch } = useWorld(id);
  const title = world ? t.timelineOf({ world: world.name }) : canon.timeline();
  useEffect(() => {
    document.title = app.pageTitle({ page: title });
  }, [title]);
  return (
    <PageFrame
      title={<bdi>{title}</bdi>}
      aside={world && <ButtonLink href={`/worlds/${world.id}`}>{t.backToWorld({ world: world.name })}</ButtonLink>}
    >
      {world && world.id === id ? (
        <Read key={world.id} world={world} />
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what={t.timelineNoun()} />
      )}
    </PageFrame>
  );
}

function Read({ world }: { world: World }) {
  const { data, error, refetch } = useTimeline(world.id, world.version);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.timelineNoun()} />;
  return (
    <Suspense fallback={<Loading what={t.timelineNoun()} />}>
      <TimelineView world={world} timeline={data} />
    </Suspense>
  );
}
