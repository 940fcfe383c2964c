import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignUp } from '@/features/account/signUp';

export const metadata: Metadata = { title: 'Create an account' };

export default function Page() {
  return (
    <Suspense>
      <SignUp />
    </Suspense>
  );
}
