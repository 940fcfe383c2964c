'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useSession } from '@/session/session';
import * as t from '@/text/account';
import * as app from '@/text/app';
import * as worlds from '@/text/worlds';

/** @param search the button that opens the search */
export function SiteHeader({ search }: { search: ReactNode }) {
  const session = useSession();
  return (
    <header className="sticky top-0 z-header border-b border-line bg-ground/90 backdrop-blur">
      <nav aria-label={t.mainNavigation()} className="flex min-h-14 items-center gap-5 px-4 sm:px-8">
        <Link href="/" className="chrome mr-auto py-3 font-medium text-bright hover:text-accent">
          {app.name()}
        </Link>
        {search}
        <Item href="/worlds">{worlds.worlds()}</Item>
        {session.state === 'in' && (
          <Item href="/settings">
            <bdi>{session.user.displayName}</bdi>
          </Item>
        )}
        {session.state === 'out' && <Item href="/signin">{t.signIn()}</Item>}
      </nav>
    </header>
  );
}

function Item({ href, children }: { href: string; children: ReactNode }) {
  const here = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className="chrome max-w-name truncate py-3 text-dim hover:text-accent aria-[current]:text-accent"
    >
      {children}
    </Link>
  );
}
