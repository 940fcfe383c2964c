'use client';

import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';
import { useUser } from '@/session/session';
import { SignedInOnly } from '@/session/signedInOnly';
import * as t from '@/text/account';
import { Loading } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const Settings = whenIdle(() => import('./settings').then(({ Settings }) => Settings));
export function SettingsPage() {
  const user = useUser();
  return (
    <PageFrame title={t.settings()}>
      <SignedInOnly what={t.yourSettings()}>
        <Suspense fallback={<Loading what={t.yourSettings()} />}>{user && <Settings user={user} />}</Suspense>
      </SignedInOnly>
    </PageFrame>
  );
}
