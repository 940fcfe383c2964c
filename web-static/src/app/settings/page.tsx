import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SettingsPage } from '@/features/account/settingsPage';
import * as t from '@/text/account';

export const metadata: Metadata = { title: t.settings() };

export default function Page() {
  return (
    <Suspense>
      <SettingsPage />
    </Suspense>
  );
}
