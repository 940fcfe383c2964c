import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SearchPage } from '@/features/search/searchPage';
import * as t from '@/text/search';

export const metadata: Metadata = { title: t.search() };

export default function Page() {
  return (
    <Suspense>
      <SearchPage />
    </Suspense>
  );
}
