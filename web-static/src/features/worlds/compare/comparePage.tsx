'use client';

import { Suspense, useEffect } from 'react';
import { useWorld } from '@/api/queries/worlds';
import { useIdFromAddress } from '@/browser/address';
import { whenIdle } from '@/browser/later';
import * as app from '@/text/app';
import * as timeline from '@/text/timeline';
import * as t from '@/text/versions';
import { ButtonLink } from '@/ui/button';
import { Loading, Trouble } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const CompareView = whenIdle(() => import('./compareView').then(({ CompareView }) => CompareView));

export function ComparePage() {
  const id = useIdFromAddress('worlds');
  const { data: world, error, refetch } = useWorld(id);
  const title = world ? t.versionsOf({ world: world.name }) : t.compareVersions();
  useEffect(() => {
    document.title = app.pageTitle({ page: title });
  }, [title]);
  return (
    <PageFrame
      title={<bdi>{title}</bdi>}
      aside={
        world && (
          <ButtonLink href={`/worlds/${world.id}?tab=history`}>
            {timeline.backToWorld({ world: world.name })}
          </ButtonLink>
        )
      }
    >
      {world && world.id === id ? (
        <Suspense fallback={<Loading what={t.theComparison()} />}>
          <CompareView key={world.id} world={world} />
        </Suspense>
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what={t.theComparison()} />
      )}
    </PageFrame>
  );
}
