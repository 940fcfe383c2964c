'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useSession } from '@/session/session';

export function SiteHeader() {
  const session = useSession();
  return (
    <header className="sticky top-0 z-header border-b border-line bg-ground/90 backdrop-blur">
      <nav aria-label="Main" className="flex min-h-14 items-center gap-5 px-4 sm:px-8">
        <Link href="/" className="chrome mr-auto py-3 font-medium text-bright hover:text-accent">
          Deep Sci-Fi
        </Link>
        <Item href="/worlds">Worlds</Item>
        {session.state === 'in' && (
          <Item href="/settings">
            <bdi>{session.user.displayName}</bdi>
          </Item>
        )}
        {session.state === 'out' && <Item href="/signin">Sign in</Item>}
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
