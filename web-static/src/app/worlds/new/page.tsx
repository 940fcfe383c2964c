import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NewWorldPage } from '@/features/worlds/new/newWorldPage';

export const metadata: Metadata = { title: 'New world' };

export default function Page() {
  return (
    <Suspense>
      <NewWorldPage />
    </Suspense>
  );
}
