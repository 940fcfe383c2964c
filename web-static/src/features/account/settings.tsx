'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { account } from '@/api/endpoints';
import type { User } from '@/api/types';
import { useSessionChange } from '@/session/session';
import * as t from '@/text/account';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { AccountForm, text } from './accountForm';
import { AllowanceView, FilesAllowance } from './allowance';

export function Settings({ user }: { user: User }) {
  return (
    <>
      <Section title={t.agents()}>
        <AllowanceView />
      </Section>
      <Section title={t.filesSection()}>
        <FilesAllowance />
      </Section>
      <Rename user={user} />
      <ChangePassword />
      <SignOut user={user} />
      <DeleteAccount />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5 border-t border-line pt-6">
      <h2 className="chrome text-bright">{title}</h2>
      {children}
    </section>
  );
}

function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-sm text-accent">
      {children}
    </p>
  );
}

function Rename({ user }: { user: User }) {
  const { changed } = useSessionChange();
  const rename = useMutation({ mutationFn: account.rename, onSuccess: changed });
  return (
    <Section title={t.name()}>
      <AccountForm
        label={t.name()}
        submit={t.saveName()}
        look="plain"
        sending={rename}
        onSubmit={(form) => rename.mutate(text(form, 'displayName').trim())}
      >
        <TextField label={t.displayName()} name="displayName" autoComplete="nickname" defaultValue={user.displayName} />
      </AccountForm>
      {rename.isSuccess && <Done>{ui.saved()}</Done>}
    </Section>
  );
}

function ChangePassword() {
  const [round, setRound] = useState(0);
  const change = useMutation({ mutationFn: account.changePassword, onSuccess: () => setRound(round + 1) });
  return (
    <Section title={t.password()}>
      <AccountForm
        key={round}
        label={t.password()}
        submit={t.changePassword()}
        look="plain"
        sending={change}
        onSubmit={(form) =>
          change.mutate({ currentPassword: text(form, 'currentPassword'), newPassword: text(form, 'newPassword') })
        }
      >
        <TextField label={t.currentPassword()} name="currentPassword" type="password" autoComplete="current-password" />
        <TextField
          label={t.newPassword()}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          hint={t.newPasswordHint()}
        />
      </AccountForm>
      {change.isSuccess && <Done>{t.passwordChanged()}</Done>}
    </Section>
  );
}

function SignOut({ user }: { user: User }) {
  const { ended } = useSessionChange();
  const router = useRouter();
  const signOut = useMutation({
    mutationFn: account.signOut,
    onSuccess: () => {
      ended();
      router.push('/');
    },
  });
  return (
    <Section title={t.session()}>
      <p className="text-sm text-dim">{t.signedInAs({ email: user.email })}</p>
      {signOut.error && <Trouble error={signOut.error} />}
      <Button className="justify-self-start" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
        {t.signOut()}
      </Button>
    </Section>
  );
}

function DeleteAccount() {
  const { ended } = useSessionChange();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: account.remove,
    onSuccess: () => {
      ended();
      router.push('/');
    },
  });
  return (
    <Section title={t.deleteAccount()}>
      <p className="max-w-prose text-sm text-dim">{t.deletedWithAccount()}</p>
      <AccountForm
        label={t.deleteAccount()}
        submit={t.deleteMyAccount()}
        look="danger"
        sending={remove}
        onSubmit={(form) => remove.mutate(text(form, 'password'))}
      >
        <TextField label={t.yourPassword()} name="password" type="password" autoComplete="current-password" />
      </AccountForm>
    </Section>
  );
}
