'use client';

import { Suspense } from 'react';
import { whenIdle } from '@/browser/later';
import { useUser } from '@/session/session';
import { SignedInOnly } from '@/session/signedInOnly';
import { Loading } from '@/ui/notice';
import { PageFrame } from '@/ui/page';

const Settings = whenIdle(() => import('./settings').then(({ Settings }) => Settings));
const settings = 'your settings';

export function SettingsPage() {
  const user = useUser();
  return (
    <PageFrame title="Settings">
      <SignedInOnly what={settings}>
        <Suspense fallback={<Loading what={settings} />}>{user && <Settings user={user} />}</Suspense>
      </SignedInOnly>
    </PageFrame>
  );
}
