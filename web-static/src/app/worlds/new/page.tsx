import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NewWorld } from '@/features/worlds/new/newWorld';

export const metadata: Metadata = { title: 'New world' };

export default function Page() {
  return (
    <Suspense>
      <NewWorld />
    </Suspense>
  );
}
