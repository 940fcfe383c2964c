'use client';

import { Suspense, useState } from 'react';
import { stories } from '@/api/endpoints';
import { useRefreshStory } from '@/api/queries/stories';
import type { Picture, Segment, Story } from '@/api/types';
import { whenDrawn } from '@/browser/later';
import { sourcesOf } from '@/features/assets/sources';
import * as t from '@/text/stories';
import { Button } from '@/ui/button';

const PictureDialog = whenDrawn(() =>
  import('@/features/assets/pictureDialog').then(({ PictureDialog }) => PictureDialog),
);

/** The picture of a passage, which opens in its full size. */
export function Illustration({ picture }: { picture: Picture }) {
  const sources = sourcesOf(picture);
  return (
    <a href={sources.src} target="_blank" rel="noreferrer" className="block max-w-measure justify-self-start">
      {/* Biome finds no alternative text in what is spread. */}
      <img
        {...sources}
        alt={picture.altText}
        sizes="(min-width: 36rem) 36rem, 100vw"
        loading="lazy"
        className="max-h-field object-contain object-left"
      />
      <span className="sr-only">{t.openPicture()}</span>
    </a>
  );
}

/** Chooses the picture of a passage from the files of its world, or uploads one. */
export function Illustrate({ story, segment }: { story: Story; segment: Segment }) {
  const [open, setOpen] = useState(false);
  const refresh = useRefreshStory(story);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {segment.illustration ? t.changePicture() : t.addPicture()}
      </Button>
      {open && (
        <Suspense>
          <PictureDialog
            title={t.pictureOfPassage()}
            place={{ worldId: story.worldId, storyId: story.id }}
            current={segment.illustration}
            show={async (assetId) => {
              await stories.illustrate(segment.id, assetId);
              await refresh();
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
