'use client';

import type { ReactNode } from 'react';
import { useAddress } from '@/browser/address';
import * as account from '@/text/account';
import * as t from '@/text/ui';
import { ButtonLink } from '@/ui/button';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { useSession } from './session';

/** Shows its content to a person who is signed in, and the way there to anybody else. */
export function SignedInOnly({ what, children }: { what: string; children: ReactNode }) {
  const session = useSession();
  const address = useAddress();
  if (session.state === 'unknown') return session.trouble ? <Trouble {...session.trouble} /> : <Loading what={what} />;
  if (session.state === 'in') return children;
  return (
    <Empty>
      <p>{t.signInToSee({ what })}</p>
      <ButtonLink look="primary" href={`/signin?next=${encodeURIComponent(address ?? '/worlds')}`}>
        {account.signIn()}
      </ButtonLink>
    </Empty>
  );
}
