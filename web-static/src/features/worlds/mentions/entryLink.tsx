'use client';

import Link from 'next/link';
import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { unlessComposing } from '@/browser/keys';
import { anchorOf } from '../canon/canon';
import { EntryCard } from './entryCard';
import { useKnownEntries } from './knownEntries';

/** How long the pointer rests on a link before the card opens, and is off both before it closes. */
const openMs = 200;
const closeMs = 250;

/**
 * A link to an entry. While the pointer or the focus is on it, a card shows the entry; Escape closes the card. A finger opens the
 * card first, and with the next tap the link.
 */
export function EntryLink({ address, children }: { address: string; children: ReactNode }) {
  const known = useKnownEntries();
  const link = useRef<HTMLAnchorElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const byFinger = useRef(false);
  const [open, setOpen] = useState(false);
  const card = useId();

  function later(show: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(show), show ? openMs : closeMs);
  }

  function now(show: boolean) {
    clearTimeout(timer.current);
    setOpen(show);
  }

  const byMouse = (act: () => void) => (event: PointerEvent) => {
    if (event.pointerType !== 'touch') act();
  };

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const close = () => setOpen(false);
    const onKey = unlessComposing((event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    });
    const onPress = (event: globalThis.PointerEvent) => {
      const at = event.target;
      if (!(at instanceof Node) || (!link.current?.contains(at) && !document.getElementById(card)?.contains(at)))
        close();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    window.addEventListener('scroll', close, { passive: true, capture: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
      window.removeEventListener('scroll', close, { capture: true });
    };
  }, [open, card]);

  if (!known) return children;
  return (
    <>
      <Link
        ref={link}
        href={`/worlds/${known.worldId}#${anchorOf(address)}`}
        prefetch={false}
        aria-describedby={open ? card : undefined}
        onPointerEnter={byMouse(() => later(true))}
        onPointerLeave={byMouse(() => later(false))}
        onPointerDown={({ pointerType }) => {
          byFinger.current = pointerType === 'touch';
        }}
        onFocus={() => {
          if (!byFinger.current) now(true);
        }}
        onBlur={() => now(false)}
        onClickCapture={(event) => {
          if (byFinger.current && !open) {
            event.preventDefault();
            now(true);
          }
          byFinger.current = false;
        }}
        className="underline decoration-accent/50 underline-offset-4 hover:text-accent"
      >
        {children}
      </Link>
      {open && (
        <EntryCard
          id={card}
          address={address}
          known={known}
          beside={link}
          onPointerEnter={() => now(true)}
          onPointerLeave={() => later(false)}
        />
      )}
    </>
  );
}
