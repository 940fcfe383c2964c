'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { account } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import { usePlatform } from '@/api/queries/platform';
import { useSessionChange } from '@/session/session';
import { TextField } from '@/ui/field';
import { PageFrame } from '@/ui/page';
import { AccountForm, text } from './accountForm';
import { nextAddress } from './next';

export const signUpClosed = 'No new accounts can be made here: ask the person who runs this site for one.';

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
  const problem = signUp.error instanceof Problem ? signUp.error : null;
  const taken = isProblem(signUp.error, 'email-taken') ? 'There is an account with this email already.' : undefined;
  if (platform?.signUpOpen === false) return <SignUpClosed search={search} />;
  return (
    <PageFrame title="Create an account">
      <AccountForm
        label="Create an account"
        submit="Create account"
        busy={signUp.isPending}
        error={signUp.error}
        onSubmit={(form) =>
          signUp.mutate({
            email: text(form, 'email').trim(),
            password: text(form, 'password'),
            displayName: text(form, 'displayName').trim(),
          })
        }
      >
        <TextField
          label="Display name"
          name="displayName"
          autoComplete="nickname"
          hint="How others see you."
          error={problem?.field('displayName')}
          required
        />
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="email"
          error={problem?.field('email') ?? taken}
          required
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters, hard to guess: four words that don't belong together would do."
          error={problem?.field('password')}
          required
        />
      </AccountForm>
      <HaveAccount search={search} />
    </PageFrame>
  );
}

function SignUpClosed({ search }: { search: URLSearchParams }) {
  return (
    <PageFrame title="Create an account">
      <p className="max-w-prose">{signUpClosed}</p>
      <HaveAccount search={search} />
    </PageFrame>
  );
}

function HaveAccount({ search }: { search: URLSearchParams }) {
  return (
    <p className="text-sm text-dim">
      Have an account?{' '}
      <Link href={`/signin?${search}`} className="text-accent underline underline-offset-4">
        Sign in
      </Link>
    </p>
  );
}
