'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useComparison, useVersions } from '@/api/queries/worlds';
import type { Comparison, World } from '@/api/types';
import * as ui from '@/text/ui';
import * as t from '@/text/versions';
import { AuthorName } from '@/ui/authorName';
import { Button } from '@/ui/button';
import { Select } from '@/ui/field';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';
import { ChangeDiff } from '../canon/changeDiff';
import { OfferChanges } from '../forks/offerChanges';
import { choices, compareHref, type Side, sidesOf } from './sides';

/** Two versions side by side. Both are part of the address, so that a comparison can be linked to. */
export function CompareView({ world }: { world: World }) {
  const router = useRouter();
  const { from, to } = sidesOf(useSearchParams(), world.version);
  const show = (from: Side, to: Side) => router.replace(compareHref(world.id, from, to), { scroll: false });
  return (
    <div className="grid grid-cols-1 gap-6">
      <Pickers world={world} from={from} to={to} onShow={show} />
      <Differences key={`${from} ${to}`} world={world} from={from} to={to} />
    </div>
  );
}

type PickerProps = { world: World; from: Side; to: Side; onShow: (from: Side, to: Side) => void };

function Pickers({ world, from, to, onShow }: PickerProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useVersions(world.id);
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-52">
          <Select
            label={t.from()}
            value={from}
            options={choices(world, versions, from)}
            onChange={({ target }) => onShow(target.value, to)}
          />
        </div>
        <Button onClick={() => onShow(to, from)}>{t.swap()}</Button>
        <div className="min-w-0 flex-1 basis-52">
          <Select
            label={t.to()}
            value={to}
            options={choices(world, versions, to)}
            onChange={({ target }) => onShow(from, target.value)}
          />
        </div>
      </div>
      {hasNextPage && (
        <Button
          look="quiet"
          className="justify-self-start"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t.olderChoices()}
        </Button>
      )}
    </div>
  );
}

function Differences({ world, from, to }: { world: World; from: Side; to: Side }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useComparison(world.id, from, to);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const first = data?.pages[0];
  if (error && !first) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!first) return <Loading what={t.theComparison()} />;
  const items = data.pages.flatMap((page) => page.items);
  const offers = isWhatForkChanged(world, from, to);

  function toggle(address: string) {
    const next = new Set(left);
    if (!next.delete(address)) next.add(address);
    setLeft(next);
  }

  return (
    <>
      <dl className="grid gap-2 text-sm sm:grid-cols-2">
        <SideHead label={t.from()} side={first.from} />
        <SideHead label={t.to()} side={first.to} />
      </dl>
      {first.from.worldId !== first.to.worldId && <p className="text-sm text-dim">{t.withoutPictures()}</p>}
      {first.count === 0 ? (
        <Empty>{t.nothingDiffers()}</Empty>
      ) : (
        <section aria-label={t.differences()} className="grid grid-cols-1 gap-4">
          <h2 className="chrome text-bright" role="status">
            {t.differing({ count: first.count })}
          </h2>
          <ul className="grid grid-cols-1 gap-3">
            {items.map((change) => (
              <li key={change.address} className="flex gap-3 border border-line bg-deep p-4">
                {offers && (
                  <input
                    type="checkbox"
                    aria-label={t.offerChange(change)}
                    checked={!left.has(change.address)}
                    onChange={() => toggle(change.address)}
                    className="mt-0.5 size-6 shrink-0"
                  />
                )}
                <ChangeDiff change={change} />
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <Button className="justify-self-start" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {ui.loadMore()}
            </Button>
          )}
        </section>
      )}
      {offers && first.count > 0 && (
        <OfferChanges
          world={world}
          chosen={items.map(({ address }) => address).filter((address) => !left.has(address))}
        />
      )}
    </>
  );
}

/** From its first version, which is that of its origin, to its newest one. */
function isWhatForkChanged({ origin, role, version }: World, from: Side, to: Side): boolean {
  return origin !== null && (role === 'owner' || role === 'editor') && from === '1' && to === String(version);
}

function SideHead({ label, side }: { label: string; side: Comparison['from'] }) {
  const { version } = side;
  return (
    <div className="grid content-start gap-1 border-l border-line pl-3">
      <dt className="chrome text-dim">{label}</dt>
      <dd className="grid gap-1">
        <span dir="auto" className="text-bright">
          {version === null
            ? t.beforeTheFirst()
            : t.versionOfWorld({ number: String(version.number), world: side.worldName })}
        </span>
        {version?.name && <span dir="auto">{version.name}</span>}
        {version && (
          <span className="text-dim">
            <AuthorName author={version.author} /> · <Time at={version.createdAt} />
          </span>
        )}
      </dd>
    </div>
  );
}
