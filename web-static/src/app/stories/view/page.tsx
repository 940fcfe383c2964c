import type { Metadata } from 'next';
import { Suspense } from 'react';
import { StoryPage } from '@/features/stories/storyPage';
import * as t from '@/text/stories';

export const metadata: Metadata = { title: t.story() };

export default function Page() {
  return (
    <Suspense>
      <StoryPage />
    </Suspense>
  );
}
