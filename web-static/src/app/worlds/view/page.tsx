import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WorldPage } from '@/features/worlds/world/worldPage';

export const metadata: Metadata = { title: 'World' };

export default function Page() {
  return (
    <Suspense>
      <WorldPage />
    </Suspense>
  );
}
