import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignIn } from '@/features/account/signIn';

export const metadata: Metadata = { title: 'Sign in' };

export default function Page() {
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}
