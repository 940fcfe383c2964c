'use client';

import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';
import { SignedInOnly } from '@/session/signedInOnly';
import { Loading } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const NewWorldForm = whenIdle(() => import('./newWorld').then(({ NewWorldForm }) => NewWorldForm));
const form = 'a form for a new world';

export function NewWorldPage() {
  return (
    <PageFrame title="New world">
      <SignedInOnly what={form}>
        <Suspense fallback={<Loading what={form} />}>
          <NewWorldForm />
        </Suspense>
      </SignedInOnly>
    </PageFrame>
  );
}
