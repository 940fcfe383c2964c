'use client';

import { Suspense, useEffect } from 'react';
import { isProblem } from '@/api/problem';
import { useStory } from '@/api/queries/stories';
import { useIdFromAddress } from '@/browser/address';
import { whenIdle } from '@/browser/later';
import * as app from '@/text/app';
import * as t from '@/text/stories';
import { Loading, Trouble } from '@/ui/notice';
import { LeftTexts } from './leftPassages';

const Reader = whenIdle(() => import('./linkedReader').then(({ LinkedReader }) => LinkedReader));

export function StoryPage() {
  const id = useIdFromAddress('stories');
  const { data: story, error, refetch } = useStory(id);
  useEffect(() => {
    if (story) document.title = app.pageTitle({ page: story.title });
  }, [story]);
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-6 px-4 py-8 sm:px-8">
      {story && story.id === id ? (
        <Suspense fallback={<Loading what={t.theStory()} />}>
          <Reader key={story.id} story={story} />
        </Suspense>
      ) : error ? (
        <>
          <h1 className="text-2xl font-medium text-bright">{t.story()}</h1>
          <Trouble error={error} onRetry={() => void refetch()} />
          {id !== null && isProblem(error, 'not-found') && <LeftTexts storyId={id} />}
        </>
      ) : (
        <Loading what={t.theStory()} />
      )}
    </div>
  );
}
