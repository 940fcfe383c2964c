'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { apiUrl } from '@/api/client';
import { assets, worlds } from '@/api/endpoints';
import { useRefreshAssets } from '@/api/queries/assets';
import { useShowWorld } from '@/api/queries/worlds';
import type { Asset } from '@/api/types';
import * as t from '@/text/assets';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { TextArea } from '@/ui/field';
import { fileSize } from '@/ui/fileSize';
import { Form, FormTrouble } from '@/ui/form';
import { Trouble } from '@/ui/notice';

type Props = { asset: Asset; isCover: boolean; canEdit: boolean; onRemoved: () => void };

/** A file in the gallery of its world. */
export function AssetCard({ asset, isCover, canEdit, onRemoved }: Props) {
  const [describing, setDescribing] = useState(false);
  const { kind, altText, fileName, width, height, bytes, passageCount } = asset;
  return (
    <article aria-label={fileName} className="flex h-full flex-col border border-line bg-deep">
      {kind === 'picture' ? <Thumbnail asset={asset} /> : <Player asset={asset} />}
      <div className="grid gap-2 p-4 text-sm">
        <h3 className="font-medium text-bright">
          <bdi>{fileName}</bdi>
        </h3>
        <p className="text-xs text-dim">
          {fileSize(bytes)}
          {width !== null && height !== null && ` · ${t.pixels({ width, height })}`}
        </p>
        {isCover && <p className="text-accent">{t.isCover()}</p>}
        {passageCount > 0 && <p>{t.inPassages({ count: passageCount })}</p>}
        {altText && !describing && (
          <p dir="auto" className="font-serif text-base">
            {altText}
          </p>
        )}
        {!altText && canEdit && !describing && kind === 'picture' && <p className="text-warn">{t.noAltText()}</p>}
        {describing && <Describe asset={asset} onDone={() => setDescribing(false)} />}
        {canEdit && !describing && (
          <div className="-mx-3 flex flex-wrap">
            <Button look="quiet" onClick={() => setDescribing(true)}>
              {t.altText()}
            </Button>
            {kind === 'picture' && <ChooseAsCover asset={asset} isCover={isCover} />}
            <Remove asset={asset} isCover={isCover} onRemoved={onRemoved} />
          </div>
        )}
      </div>
    </article>
  );
}

function Thumbnail({ asset }: { asset: Asset }) {
  return (
    <a href={apiUrl(asset.url)} target="_blank" rel="noreferrer" className="block bg-panel">
      <img
        src={apiUrl(asset.thumbnailUrl ?? asset.url)}
        alt={asset.altText}
        width={640}
        height={360}
        loading="lazy"
        className="aspect-video w-full object-contain"
      />
      <span className="sr-only">{t.openFullSize({ file: asset.fileName })}</span>
    </a>
  );
}

function Player({ asset }: { asset: Asset }) {
  return (
    <div className="grid aspect-video content-center gap-2 bg-panel p-4">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written captions; the description stands below */}
      <audio
        controls
        preload="none"
        src={apiUrl(asset.url)}
        aria-label={asset.altText || asset.fileName}
        className="w-full"
      />
      <a href={apiUrl(asset.url)} className="chrome justify-self-start text-dim hover:text-accent">
        {t.download()}
      </a>
    </div>
  );
}

function Describe({ asset, onDone }: { asset: Asset; onDone: () => void }) {
  const [text, setText] = useState(asset.altText);
  const refresh = useRefreshAssets(asset.worldId);
  const save = useMutation({
    mutationFn: () => assets.describe(asset.id, text),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return (
    <Form
      aria-label={t.altTextOf({ file: asset.fileName })}
      error={save.error}
      onSubmit={() => save.mutate()}
      className="grid gap-3"
    >
      <TextArea
        label={t.altText()}
        hint={asset.kind === 'picture' ? t.altTextHint() : t.altTextHintOfSound()}
        value={text}
        onChange={(event) => setText(event.target.value)}
        most={altTextLength}
        name="altText"
        autoFocus
      />
      <FormTrouble />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {ui.save()}
        </Button>
        <Button onClick={onDone}>{ui.cancel()}</Button>
      </div>
    </Form>
  );
}

function ChooseAsCover({ asset, isCover }: { asset: Asset; isCover: boolean }) {
  const show = useShowWorld();
  const choose = useMutation({
    mutationFn: () => worlds.chooseCover(asset.worldId, isCover ? null : asset.id),
    onSuccess: show,
  });
  return (
    <>
      <Button look="quiet" disabled={choose.isPending} onClick={() => choose.mutate()}>
        {isCover ? t.removeCover() : t.asCover()}
      </Button>
      {choose.error && <Trouble error={choose.error} />}
    </>
  );
}

function Remove({ asset, isCover, onRemoved }: { asset: Asset; isCover: boolean; onRemoved: () => void }) {
  const refresh = useRefreshAssets(asset.worldId);
  const remove = useMutation({
    mutationFn: () => assets.remove(asset.id),
    onSuccess: async () => {
      await refresh();
      onRemoved();
    },
  });
  return (
    <>
      <ConfirmButton
        label={ui.deleteLabel()}
        quiet
        question={t.deleteFile({ file: asset.fileName })}
        yes={ui.deleteIt()}
        disabled={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {isCover && <p className="w-full">{t.isCover()}</p>}
        {asset.passageCount > 0 && <p className="w-full">{t.inPassages({ count: asset.passageCount })}</p>}
      </ConfirmButton>
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}

/** In characters, as in the API. */
export const altTextLength = 1_000;
