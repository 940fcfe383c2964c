import Link from 'next/link';
import { useSearch } from '@/api/queries/search';
import type { SearchKind, SearchResult } from '@/api/types';
import * as t from '@/text/search';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Loading, Trouble } from '@/ui/notice';
import { hrefOf, piecesOf } from './hit';

type Props = {
  words: string;
  worldId: string | null;
  kinds: readonly SearchKind[];
  /** A hit is followed on this page of the browser. */
  onFollow: (href: string) => void;
};

/** What was found, the best first, each with a link to its place. */
export function Hits({ words, worldId, kinds, onFollow }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSearch(words, worldId, kinds);
  if (words === '') return <p className="text-sm text-dim">{t.whatIsFound()}</p>;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.hits()} />;
  const hits = data.pages.flatMap((page) => page.items);
  const found = hasNextPage ? t.foundOrMore : t.found;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <p role="status" className="text-sm text-dim">
        {hits.length === 0 ? t.nothingFound() : found({ count: hits.length })}
      </p>
      <ul className="grid grid-cols-1 gap-2">
        {hits.map((hit) => (
          <li key={hrefOf(hit)}>
            <Hit hit={hit} onFollow={onFollow} />
          </li>
        ))}
      </ul>
      {error && <Trouble error={error} />}
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
    </div>
  );
}

function Hit({ hit, onFollow }: { hit: SearchResult; onFollow: Props['onFollow'] }) {
  const href = hrefOf(hit);
  const world = hit.kind === 'world' ? null : (hit.worldName ?? t.userAgent());
  return (
    <Link
      href={href}
      prefetch={false}
      data-hit
      onNavigate={() => onFollow(href)}
      className="grid min-w-0 gap-1 border border-line bg-deep p-3 text-sm hover:border-line-strong"
    >
      <span className="chrome flex flex-wrap gap-x-3 text-dim">
        <span>{t.kind({ kind: hit.kind })}</span>
        {hit.left && <span className="text-warn">{t.left()}</span>}
        {world && <bdi className="normal-case">{world}</bdi>}
      </span>
      {hit.title && <bdi className="font-serif text-lg leading-snug text-bright wrap-anywhere">{hit.title}</bdi>}
      <span dir="auto" className="wrap-anywhere text-text">
        {piecesOf(hit).map(({ text, match }, index) =>
          match ? (
            <mark key={index} className="bg-accent/20 text-accent">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </span>
    </Link>
  );
}
