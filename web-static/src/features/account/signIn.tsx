'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { account } from '@/api/endpoints';
import { usePlatform } from '@/api/queries/platform';
import { useSessionChange } from '@/session/session';
import * as t from '@/text/account';
import { TextField } from '@/ui/field';
import { PageFrame } from '@/ui/page';
import { AccountForm, text } from './accountForm';
import { nextAddress } from './next';

function NewHere({ search }: { search: URLSearchParams }) {
  if (usePlatform()?.signUpOpen === false) return <p className="text-sm text-dim">{t.signUpClosed()}</p>;
  return (
    <p className="text-sm text-dim">
      {t.newHere({
        link: (text) => (
          <Link href={`/signup?${search}`} className="text-accent underline underline-offset-4">
            {text}
          </Link>
        ),
      })}
    </p>
  );
}

export function SignIn() {
  const search = useSearchParams();
  const router = useRouter();
  const { began } = useSessionChange();
  const signIn = useMutation({
    mutationFn: account.signIn,
    onSuccess: (user) => {
      began(user);
      router.replace(nextAddress(search));
    },
  });
  return (
    <PageFrame title={t.signIn()}>
      <AccountForm
        label={t.signIn()}
        submit={t.signIn()}
        sending={signIn}
        onSubmit={(form) => signIn.mutate({ email: text(form, 'email').trim(), password: text(form, 'password') })}
      >
        <TextField label={t.email()} name="email" type="email" autoComplete="email" required />
        <TextField label={t.password()} name="password" type="password" autoComplete="current-password" required />
      </AccountForm>
      <NewHere search={search} />
    </PageFrame>
  );
}
