import type { Metadata } from 'next';
import { Suspense } from 'react';
import { GraphPage } from '@/features/worlds/graph/graphPage';
import * as t from '@/text/graph';

export const metadata: Metadata = { title: t.graph() };

export default function Page() {
  return (
    <Suspense>
      <GraphPage />
    </Suspense>
  );
}
