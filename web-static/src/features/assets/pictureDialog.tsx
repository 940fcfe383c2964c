'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { apiUrl } from '@/api/client';
import { assets } from '@/api/endpoints';
import { useAssets, useRefreshAssets } from '@/api/queries/assets';
import type { Asset, Picture } from '@/api/types';
import * as t from '@/text/assets';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Loading, Trouble } from '@/ui/notice';
import { altTextLength } from './assetCard';
import { Modal } from './modal';
import { Uploader } from './uploads/uploader';
import type { Place } from './uploads/uploadQueue';
import { useUploads } from './uploads/useUploads';

type Props = {
  title: string;
  /** The place of pictures that are uploaded here. */
  place: Place;
  /** The picture that is shown now. */
  current: Picture | null;
  /** Shows another picture; null shows none. */
  show: (assetId: string | null) => Promise<unknown>;
  onClose: () => void;
};

/** Chooses a picture of a world, or uploads one, and asks for its alternative text. */
export function PictureDialog({ title, place, current, show, onClose }: Props) {
  const [uploads] = useUploads(place);
  const [ended, setEnded] = useState(uploads.ended);
  const [picked, setPicked] = useState<string | null>(null);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const pictures = usePictures(place.worldId);
  const refresh = useRefreshAssets(place.worldId);
  // A picture that is uploaded here is chosen, until another one is.
  if (uploads.ended !== ended) {
    setEnded(uploads.ended);
    if (uploads.ended?.state.at === 'done') setPicked(uploads.ended.state.asset.id);
  }
  const chosenId = picked ?? current?.id;
  const chosen = pictures.all?.find(({ id }) => id === chosenId);
  const altText = chosen && (texts[chosen.id] ?? chosen.altText);

  const save = useMutation({
    mutationFn: async (asset: Asset | null) => {
      if (asset && altText !== undefined && altText !== asset.altText) await assets.describe(asset.id, altText);
      await show(asset?.id ?? null);
      void refresh();
    },
    onSuccess: onClose,
  });

  return (
    <Modal title={title} onClose={onClose}>
      <Uploader place={place} kinds={['picture']} />
      <Form
        aria-label={title}
        error={save.error}
        onSubmit={() => chosen && save.mutate(chosen)}
        className="grid min-w-0 grid-cols-1 gap-4"
      >
        <Choices {...pictures} chosenId={chosenId} onChoose={setPicked} />
        {chosen && (
          <TextArea
            label={t.altText()}
            hint={t.altTextHint()}
            value={altText}
            onChange={(event) => setTexts({ ...texts, [chosen.id]: event.target.value })}
            most={altTextLength}
            name="altText"
          />
        )}
        <FormTrouble />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={!chosen} pending={save.isPending}>
            {t.showPicture()}
          </Button>
          {current && (
            <Button look="danger" pending={save.isPending} onClick={() => save.mutate(null)}>
              {t.showNone()}
            </Button>
          )}
          <Button onClick={onClose}>{ui.cancel()}</Button>
        </div>
      </Form>
    </Modal>
  );
}

type Pictures = { all: Asset[] | undefined; error: unknown; retry: () => void; more: (() => void) | null };

function usePictures(worldId: string): Pictures {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useAssets(worldId);
  return {
    all: data?.pages.flatMap((page) => page.items).filter(({ kind }) => kind === 'picture'),
    error,
    retry: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
}

type ChoicesProps = Pictures & { chosenId: string | undefined; onChoose: (id: string) => void };

function Choices({ all, error, retry, more, chosenId, onChoose }: ChoicesProps) {
  const name = useId();
  if (!all) return error ? <Trouble error={error} onRetry={retry} /> : <Loading what={t.thePictures()} />;
  if (all.length === 0) return <p className="text-sm text-dim">{t.noPictures()}</p>;
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="chrome pb-1.5 text-dim">{t.picturesOfWorld()}</legend>
      <div className="grid max-h-80 grid-cols-thumbnails gap-2 overflow-y-auto p-1">
        {all.map(({ id, altText, fileName, thumbnailUrl, url }) => (
          <label
            key={id}
            className="cursor-pointer border-2 border-line bg-panel has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={id === chosenId}
              onChange={() => onChoose(id)}
              className="sr-only"
            />
            <img
              src={apiUrl(thumbnailUrl ?? url)}
              alt={altText || fileName}
              width={160}
              height={90}
              loading="lazy"
              className="aspect-video w-full object-contain"
            />
          </label>
        ))}
      </div>
      {more && (
        <Button look="quiet" className="justify-self-start" onClick={more}>
          {ui.loadMore()}
        </Button>
      )}
    </fieldset>
  );
}
