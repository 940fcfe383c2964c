import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignUp } from '@/features/account/signUp';
import * as t from '@/text/account';

export const metadata: Metadata = { title: t.createAnAccount() };

export default function Page() {
  return (
    <Suspense>
      <SignUp />
    </Suspense>
  );
}
