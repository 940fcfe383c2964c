'use client';

import { Suspense, useState } from 'react';
import { worlds } from '@/api/endpoints';
import { useShowWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import { whenDrawn } from '@/browser/later';
import * as t from '@/text/assets';
import { Button } from '@/ui/button';

const PictureDialog = whenDrawn(() => import('./pictureDialog').then(({ PictureDialog }) => PictureDialog));

/** Chooses the cover of a world from its files, or uploads one. */
export function ChangeCover({ world }: { world: World }) {
  const [open, setOpen] = useState(false);
  const show = useShowWorld();
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t.changeCover()}
      </Button>
      {open && (
        <Suspense>
          <PictureDialog
            title={t.coverOf({ world: world.name })}
            place={{ worldId: world.id, storyId: null }}
            current={world.cover}
            show={async (assetId) => show(await worlds.chooseCover(world.id, assetId))}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
