'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { isOffline } from '@/browser/network';
import * as t from '@/text/network';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { PageFrame } from '@/ui/page';
import { begin, useUnreachable } from './navigation';

/**
 * Shows a page of ours where a link can't be followed because there is no network. The page that the person was on stays
 * underneath with all that was typed; the router goes on by itself once the network is back.
 */
export function NoNetwork({ children }: { children: ReactNode }) {
  const unreachable = useUnreachable();
  return (
    <>
      <div hidden={unreachable !== null}>{children}</div>
      {unreachable !== null && <NoNetworkPage address={unreachable} />}
      <Suspense>
        <Arrival />
      </Suspense>
    </>
  );
}

function NoNetworkPage({ address }: { address: string }) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);

  /** A changed history entry makes Next's router drop the navigation that waits, and asks the network for nothing. */
  function stay() {
    begin(null);
    window.history.replaceState(null, '', window.location.href);
  }

  return (
    <div ref={heading} role="alert" tabIndex={-1} className="outline-none">
      <PageFrame title={isOffline() ? t.noNetwork() : t.nobodyAnswers()}>
        <div className="grid max-w-prose gap-3 text-dim">
          <p>{t.cantBeLoaded({ address, b: (address) => <span className="text-bright">{address}</span> })}</p>
          <p>{t.goesOnByItself()}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => window.dispatchEvent(new Event('online'))}>
            {ui.tryAgain()}
          </Button>
          <Button onClick={stay}>{t.stay()}</Button>
        </div>
      </PageFrame>
    </div>
  );
}

/** Notices that the router has arrived somewhere. */
function Arrival() {
  const path = usePathname();
  const search = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the address that counts
  useEffect(() => begin(null), [path, search]);
  return null;
}
