'use client';

import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';
import * as t from '@/text/search';
import { Loading } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const Search = whenIdle(() => import('./search').then(({ Search }) => Search));

export function SearchPage() {
  const words = useSearchParams().get('q')?.trim() ?? '';
  return (
    <PageFrame title={t.search()}>
      <Suspense fallback={<Loading what={t.hits()} />}>
        <Search words={words} />
      </Suspense>
    </PageFrame>
  );
}
