'use client';

import { useRef } from 'react';
import { useAssets } from '@/api/queries/assets';
import type { World } from '@/api/types';
import * as t from '@/text/assets';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { AssetCard } from './assetCard';
import { Uploader } from './uploads/uploader';

/** All files of a world. Its owner and editors can also upload, describe and delete them. */
export function WorldFiles({ world }: { world: World }) {
  const canEdit = world.role === 'owner' || world.role === 'editor';
  return (
    <div className="grid gap-6">
      {canEdit && <Uploader place={{ worldId: world.id, storyId: null }} kinds={['picture', 'sound']} />}
      <Gallery world={world} canEdit={canEdit} />
    </div>
  );
}

function Gallery({ world, canEdit }: { world: World; canEdit: boolean }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssets(world.id);
  const heading = useRef<HTMLHeadingElement>(null);
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.theFiles()} />;
  const assets = data.pages.flatMap((page) => page.items);
  return (
    <section aria-label={t.files()} className="grid gap-6">
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        {t.files()}
      </h2>
      {assets.length === 0 && (
        <Empty>
          <p>{canEdit ? t.noFilesByYou() : t.noFiles()}</p>
        </Empty>
      )}
      <ul className="grid grid-cols-cards gap-4">
        {assets.map((asset) => (
          <li key={asset.id}>
            <AssetCard
              asset={asset}
              isCover={asset.id === world.cover?.id}
              canEdit={canEdit}
              onRemoved={() => heading.current?.focus()}
            />
          </li>
        ))}
      </ul>
      {error && <Trouble error={error} />}
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
    </section>
  );
}
