import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TimelinePage } from '@/features/worlds/timeline/timelinePage';
import * as t from '@/text/canon';

export const metadata: Metadata = { title: t.timeline() };

export default function Page() {
  return (
    <Suspense>
      <TimelinePage />
    </Suspense>
  );
}
