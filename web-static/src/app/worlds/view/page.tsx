import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WorldPage } from '@/features/worlds/world/worldPage';
import * as t from '@/text/worlds';

export const metadata: Metadata = { title: t.world() };

export default function Page() {
  return (
    <Suspense>
      <WorldPage />
    </Suspense>
  );
}
