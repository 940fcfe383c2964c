import { Suspense, useEffect, useState } from 'react';
import { useAddress } from '@/browser/address';
import { unlessComposing } from '@/browser/keys';
import { whenIdle } from '@/browser/later';
import * as t from '@/text/search';

const SearchDialog = whenIdle(() => import('./searchDialog').then(({ SearchDialog }) => SearchDialog));

/** The button that opens the search. Ctrl+K, or ⌘K, does the same wherever one is. */
export function Opener() {
  // The address at which it was opened: it lies over the page, so it closes when the page becomes another.
  const address = useAddress();
  const [openAt, setOpenAt] = useState<string | null>(null);
  useEffect(() => {
    const onKeyDown = unlessComposing((event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      setOpenAt(address);
    });
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [address]);
  // Before hydration neither the button nor the key has an effect.
  if (address === null) return null;
  return (
    <>
      <button
        type="button"
        aria-label={t.searchEverything()}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title={t.openKey()}
        onClick={() => setOpenAt(address)}
        className="chrome flex min-h-11 items-center gap-2 text-dim hover:text-accent"
      >
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          <path d="M10.5 10.5L15 15M12 6.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0z" />
        </svg>
        <span aria-hidden className="max-sm:hidden">
          {t.search()}
        </span>
      </button>
      {openAt === address && (
        <Suspense>
          <SearchDialog onClose={() => setOpenAt(null)} />
        </Suspense>
      )}
    </>
  );
}
