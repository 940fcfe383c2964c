import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { unlessComposing } from '@/browser/keys';
import { showPlace } from '@/browser/places';
import { useSettled } from '@/browser/settled';
import * as t from '@/text/search';
import { Button } from '@/ui/button';
import { Hits } from './hits';

/** Finds from anywhere. Arrows go through what was found, Enter follows it or shows all, Esc closes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('');
  const asked = useSettled(words.trim());
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const hint = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [line.current, ...(dialog.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  /** The focus returns to the page before the place takes it. */
  function follow(href: string) {
    dialog.current?.close();
    onClose();
    showPlace(href);
  }

  function showAll() {
    if (words.trim() === '') return;
    onClose();
    router.push(`/search?q=${encodeURIComponent(words.trim())}`);
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t.searchEverything()}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="mx-auto mt-4 mb-auto w-full max-w-2xl overscroll-contain border border-edge bg-ground p-4 text-text backdrop:bg-ground/80 sm:mt-16"
    >
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            showAll();
          }}
          className="grid gap-1"
        >
          <div className="flex gap-2">
            <input
              dir="auto"
              ref={line}
              type="search"
              aria-label={t.words()}
              aria-describedby={hint}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              className="min-w-0 flex-1 border border-edge bg-deep px-3 py-2 text-base text-bright"
            />
            <Button look="quiet" onClick={onClose}>
              {t.close()}
            </Button>
          </div>
          <p id={hint} className="text-xs text-dim">
            {t.dialogKeys()}
          </p>
        </form>
        <Hits words={asked} worldId={null} kinds={[]} onFollow={follow} />
        {asked !== '' && (
          <Button look="quiet" className="justify-self-start" onClick={showAll}>
            {t.filterResults()}
          </Button>
        )}
      </div>
    </dialog>
  );
}
