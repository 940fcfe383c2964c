'use client';

import Link from 'next/link';
import { Suspense, useState } from 'react';
import type { World } from '@/api/types';
import { whenDrawn } from '@/browser/later';
import { useUser } from '@/session/session';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { Loading } from '@/ui/notice';
import { compareHref, originSide } from '../compare/sides';

const ForkWorld = whenDrawn(() => import('./forkWorld').then(({ ForkWorld }) => ForkWorld));

/** Makes another world of a version, for somebody who is signed in. */
export function ForkButton({ world, version }: { world: World; version: number }) {
  const [open, setOpen] = useState(false);
  const user = useUser();
  if (!user) return null;
  if (!open)
    return (
      <Button className="justify-self-start" onClick={() => setOpen(true)}>
        {version === world.version ? t.forkWorld() : t.forkVersion({ number: String(version) })}
      </Button>
    );
  return (
    <Suspense fallback={<Loading what={t.theFork()} />}>
      <ForkWorld world={world} version={version} onClose={() => setOpen(false)} />
    </Suspense>
  );
}

/** Where a world comes from, and the button that makes another one of it. */
export function ForkBar({ world }: { world: World }) {
  const user = useUser();
  const { origin, role, version } = world;
  const canOffer = role === 'owner' || role === 'editor';
  if (!origin && !user) return null;
  const link = 'text-bright underline underline-offset-4 hover:text-accent';
  return (
    <div className="grid gap-3">
      {origin && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-dim">
          <span>
            {t.forkedFrom({
              world: origin.name,
              number: String(origin.version),
              link: (text) => (
                <Link href={`/worlds/${origin.worldId}`} className={link}>
                  <bdi>{text}</bdi>
                </Link>
              ),
            })}
          </span>
          <Link href={compareHref(world.id, originSide, version)} className={link}>
            {t.compareWithOrigin()}
          </Link>
          {canOffer && (
            <Link href={compareHref(world.id, 1, version)} className={link}>
              {t.offerLink()}
            </Link>
          )}
        </p>
      )}
      <ForkButton world={world} version={version} />
    </div>
  );
}
