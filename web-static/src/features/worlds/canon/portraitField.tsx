'use client';

import { Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { apiUrl } from '@/api/client';
import { whenDrawn } from '@/browser/later';
import * as t from '@/text/entries';
import { Button } from '@/ui/button';
import { useKnownEntries } from '../mentions/knownEntries';

const PictureDialog = whenDrawn(() =>
  import('@/features/assets/pictureDialog').then(({ PictureDialog }) => PictureDialog),
);

type Props = {
  label: string;
  /** The id of a picture of the world; empty for none. */
  value: string;
  error?: string | undefined;
  /** Whose portrait it is. */
  of: string;
  onChange: (value: string) => void;
};

/** Chooses a portrait among the pictures of the world, or uploads one. A world that is not made yet has none. */
export function PortraitField({ label, value, error, of, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const known = useKnownEntries();
  if (!known) return null;
  const picture = known.portraits.get(value) ?? pictureOf(value);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-3">
      <legend className="chrome pb-1.5 text-dim">{label}</legend>
      {picture && (
        <img
          src={apiUrl(picture.thumbnailUrl)}
          alt={picture.altText}
          width={80}
          height={80}
          className="size-20 border border-line object-cover object-top"
        />
      )}
      <Button onClick={() => setOpen(true)}>{picture ? t.changePortrait() : t.choosePortrait()}</Button>
      {picture && (
        <Button look="quiet-danger" onClick={() => onChange('')}>
          {t.noPortrait()}
        </Button>
      )}
      {error && <p className="w-full text-sm text-bad">{error}</p>}
      {open &&
        // Outside of the form of the entry, whose events it does not share.
        createPortal(
          <div onSubmit={(event) => event.stopPropagation()}>
            <Suspense>
              <PictureDialog
                title={t.portraitOf({ name: of })}
                place={{ worldId: known.worldId, storyId: null }}
                current={picture}
                show={async (assetId) => onChange(assetId ?? '')}
                onClose={() => setOpen(false)}
              />
            </Suspense>
          </div>,
          document.body,
        )}
    </fieldset>
  );
}

/** A picture that was chosen and is not saved yet. */
function pictureOf(id: string) {
  if (id === '') return null;
  const file = `/api/assets/${id}`;
  return { id, url: `${file}/file`, thumbnailUrl: `${file}/thumbnail`, altText: '', width: 0, height: 0 };
}
