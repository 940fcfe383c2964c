'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { account } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { usePlatform } from '@/api/queries/platform';
import { useSessionChange } from '@/session/session';
import * as t from '@/text/account';
import { TextField } from '@/ui/field';
import { PageFrame } from '@/ui/page';
import { AccountForm, text } from './accountForm';
import { nextAddress } from './next';

export function SignUp() {
  const search = useSearchParams();
  const router = useRouter();
  const { began } = useSessionChange();
  const signUp = useMutation({
    mutationFn: account.signUp,
    onSuccess: (user) => {
      began(user);
      router.replace(nextAddress(search));
    },
  });
  const platform = usePlatform();
  const taken = isProblem(signUp.error, 'email-taken') ? t.emailTaken() : undefined;
  if (platform?.signUpOpen === false) return <SignUpClosed search={search} />;
  return (
    <PageFrame title={t.createAnAccount()}>
      <AccountForm
        label={t.createAnAccount()}
        submit={t.createAccount()}
        sending={signUp}
        onSubmit={(form) =>
          signUp.mutate({
            email: text(form, 'email').trim(),
            password: text(form, 'password'),
            displayName: text(form, 'displayName').trim(),
          })
        }
      >
        <TextField
          label={t.displayName()}
          name="displayName"
          autoComplete="nickname"
          hint={t.displayNameHint()}
          required
        />
        <TextField label={t.email()} name="email" type="email" autoComplete="email" error={taken} required />
        <TextField
          label={t.password()}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t.passwordHint()}
          required
        />
      </AccountForm>
      <HaveAccount search={search} />
    </PageFrame>
  );
}

function SignUpClosed({ search }: { search: URLSearchParams }) {
  return (
    <PageFrame title={t.createAnAccount()}>
      <p className="max-w-prose">{t.signUpClosed()}</p>
      <HaveAccount search={search} />
    </PageFrame>
  );
}

function HaveAccount({ search }: { search: URLSearchParams }) {
  return (
    <p className="text-sm text-dim">
      {t.haveAccount({
        link: (text) => (
          <Link href={`/signin?${search}`} className="text-accent underline underline-offset-4">
            {text}
          </Link>
        ),
      })}
    </p>
  );
}
