'use client';

import { Suspense, useEffect } from 'react';
import { useWorld } from '@/api/queries/worlds';
import { useIdFromAddress } from '@/browser/address';
import { whenIdle } from '@/browser/later';
import * as app from '@/text/app';
import * as t from '@/text/graph';
import * as timeline from '@/text/timeline';
import { ButtonLink } from '@/ui/button';
import { Loading, Trouble } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const GraphView = whenIdle(() => import('./graphView').then(({ GraphView }) => GraphView));

export function GraphPage() {
  const id = useIdFromAddress('worlds');
  const { data: world, error, refetch } = useWorld(id);
  const title = world ? t.graphOf({ world: world.name }) : t.graph();
  useEffect(() => {
    document.title = app.pageTitle({ page: title });
  }, [title]);
  return (
    <PageFrame
      title={<bdi>{title}</bdi>}
      aside={
        world && <ButtonLink href={`/worlds/${world.id}`}>{timeline.backToWorld({ world: world.name })}</ButtonLink>
      }
    >
      {world && world.id === id ? (
        <Suspense fallback={<Loading what={t.theGraph()} />}>
          <GraphView key={world.id} world={world} />
        </Suspense>
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what={t.theGraph()} />
      )}
    </PageFrame>
  );
}
