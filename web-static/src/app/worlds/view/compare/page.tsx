import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ComparePage } from '@/features/worlds/compare/comparePage';
import * as t from '@/text/versions';

export const metadata: Metadata = { title: t.compareVersions() };

export default function Page() {
  return (
    <Suspense>
      <ComparePage />
    </Suspense>
  );
}
