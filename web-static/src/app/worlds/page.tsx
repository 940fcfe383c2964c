import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WorldLists } from '@/features/worlds/lists/worldLists';
import * as t from '@/text/worlds';

export const metadata: Metadata = { title: t.worlds() };

export default function Page() {
  return (
    <Suspense>
      <WorldLists />
    </Suspense>
  );
}
