'use client';

import { useRef } from 'react';
import { usePlatform } from '@/api/queries/platform';
import * as t from '@/text/assets';
import { Button } from '@/ui/button';
import { fileSize } from '@/ui/fileSize';
import { accepted, type Kind, refusal } from '../format';
import { UploadList } from './uploadList';
import type { Place } from './uploadQueue';
import { useFilesFromOutside } from './useFilesFromOutside';
import { useUploads } from './useUploads';

/** Takes files that are chosen, dropped or pasted, and shows how far each one is. */
export function Uploader({ place, kinds }: { place: Place; kinds: readonly Kind[] }) {
  const [uploads, queue] = useUploads(place);
  const largest = usePlatform()?.files;
  const input = useRef<HTMLInputElement>(null);
  const add = (files: Iterable<File>) => queue.add([...files], (file) => refusal(file, kinds, largest));
  const dragging = useFilesFromOutside(add);
  return (
    <section aria-label={t.upload()} className="grid gap-4">
      <div
        data-dragging={dragging || undefined}
        className="grid justify-items-start gap-3 border border-dashed border-edge bg-deep p-4 text-sm text-dim data-dragging:border-accent data-dragging:bg-accent/10"
      >
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted(kinds)}
          onChange={(event) => {
            add(event.target.files ?? []);
            // The same file can be chosen again.
            event.target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t.chooseFiles()}</Button>
        <p className={dragging ? 'text-accent' : ''}>{dragging ? t.dropHere() : t.dropOrPaste()}</p>
        {largest && (
          <p>
            {t.picturesUpTo({ size: fileSize(largest.picture) })}
            {kinds.includes('sound') && ` ${t.soundsUpTo({ size: fileSize(largest.sound) })}`}
          </p>
        )}
      </div>
      <UploadList uploads={uploads} queue={queue} />
    </section>
  );
}
