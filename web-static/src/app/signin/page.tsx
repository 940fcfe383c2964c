import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignIn } from '@/features/account/signIn';
import * as t from '@/text/account';

export const metadata: Metadata = { title: t.signIn() };

export default function Page() {
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}
