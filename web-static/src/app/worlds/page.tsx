import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WorldLists } from '@/features/worlds/lists/worldLists';

export const metadata: Metadata = { title: 'Worlds' };

export default function Page() {
  return (
    <Suspense>
      <WorldLists />
    </Suspense>
  );
}
