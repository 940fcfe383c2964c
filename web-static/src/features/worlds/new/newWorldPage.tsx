'use client';

import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';
import { SignedInOnly } from '@/session/signedInOnly';
import * as t from '@/text/worlds';
import { Loading } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const NewWorldForm = whenIdle(() => import('./newWorld').then(({ NewWorldForm }) => NewWorldForm));
export function NewWorldPage() {
  return (
    <PageFrame title={t.newWorld()}>
      <SignedInOnly what={t.newWorldForm()}>
        <Suspense fallback={<Loading what={t.newWorldForm()} />}>
          <NewWorldForm />
        </Suspense>
      </SignedInOnly>
    </PageFrame>
  );
}
