import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NewWorldPage } from '@/features/worlds/new/newWorldPage';
import * as t from '@/text/worlds';

export const metadata: Metadata = { title: t.newWorld() };

export default function Page() {
  return (
    <Suspense>
      <NewWorldPage />
    </Suspense>
  );
}
