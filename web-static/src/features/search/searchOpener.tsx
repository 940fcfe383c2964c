'use client';

import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';

const Opener = whenIdle(() => import('./opener').then(({ Opener }) => Opener));

export function SearchOpener() {
  return (
    <Suspense>
      <Opener />
    </Suspense>
  );
}
