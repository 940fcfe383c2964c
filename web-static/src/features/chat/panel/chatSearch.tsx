'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { chat } from '@/api/endpoints';
import type { Excerpt, SearchHit } from '@/api/types';
import { unlessComposing } from '@/browser/keys';
import { useSettled } from '@/browser/settled';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';
import type { Place } from '../conversation/place';
import { storedTurn } from '../conversation/turnView';
import { ItemView } from '../turns/itemView';

/** Finds what was said in this conversation, also on ways it left. Arrows go through what was found, Esc closes. */
export function ChatSearch({ place, onClose }: { place: Place; onClose: () => void }) {
  const [words, setWords] = useState('');
  const asked = useSettled(words.trim());
  const line = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const hint = useId();
  // Closing gives the focus back to the element that had it.
  useEffect(() => {
    const before = document.activeElement;
    line.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [line.current, ...(box.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  return (
    <section
      ref={box}
      aria-label={t.searchWith({ agent: place.agentName })}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="grid gap-1 border-b border-line p-3">
        <input
          dir="auto"
          ref={line}
          type="search"
          aria-label={t.searchWords()}
          aria-describedby={hint}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="w-full border border-edge bg-ground px-3 py-2 text-base text-bright outline-none focus:border-accent lg:text-sm"
        />
        <p id={hint} className="text-xs text-dim">
          {t.searchHint()}
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">{asked !== '' && <Hits place={place} words={asked} />}</div>
    </section>
  );
}

function Hits({ place, words }: { place: Place; words: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['chat-search', place.conversation, words],
    queryFn: ({ pageParam }) => chat.search(words, place.worldId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    gcTime: 0,
  });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.whatWasSaid()} />;
  const hits = data.pages.flatMap((page) => page.items);
  const found = hasNextPage ? t.foundOrMore : t.found;
  return (
    <>
      <p role="status" className={hits.length === 0 ? 'text-sm text-dim' : 'sr-only'}>
        {hits.length === 0 ? t.nothingFound() : found({ count: hits.length })}
      </p>
      <ul className="grid gap-2">
        {hits.map((hit) => (
          <li key={hit.turn.id}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.earlier()}
        </Button>
      )}
    </>
  );
}

/** The words that were found, in their sentence; opened, all of the turn. */
function Hit({ hit: { turn, message, answer } }: { hit: SearchHit }) {
  const [open, setOpen] = useState(false);
  return (
    <article className="border border-line bg-ground text-sm">
      <button
        type="button"
        data-hit
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="grid w-full gap-1 p-3 text-left hover:bg-panel"
      >
        <span className="text-xs text-dim">
          <Time at={turn.startedAt} />
        </span>
        <span className="wrap-anywhere text-bright">
          <span aria-hidden className="text-accent">
            &gt;{' '}
          </span>
          <bdi>
            <Marked excerpt={message} />
          </bdi>
        </span>
        {answer && (
          <span dir="auto" className="wrap-anywhere text-text">
            <Marked excerpt={answer} />
          </span>
        )}
      </button>
      {open && (
        <div className="grid gap-3 border-t border-line p-3">
          <p dir="auto" className="whitespace-pre-wrap wrap-anywhere text-bright">
            {turn.message}
          </p>
          {storedTurn(turn).items.map((item, index) => (
            <ItemView key={index} item={item} open={false} />
          ))}
        </div>
      )}
    </article>
  );
}

function Marked({ excerpt }: { excerpt: Excerpt }) {
  return excerpt.parts.map(({ text, match }, index) =>
    match ? (
      <mark key={index} className="bg-accent/20 text-accent">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
