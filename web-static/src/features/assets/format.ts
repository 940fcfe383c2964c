import type { Platform } from '@/api/types';
import * as t from '@/text/assets';
import { fileSize } from '@/ui/fileSize';

export type Kind = 'picture' | 'sound';
type Format = { kind: Kind; contentType: string; endings: readonly string[] };

const formats: readonly Format[] = [
  { kind: 'picture', contentType: 'image/png', endings: ['png'] },
  { kind: 'picture', contentType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { kind: 'picture', contentType: 'image/webp', endings: ['webp'] },
  { kind: 'picture', contentType: 'image/gif', endings: ['gif'] },
  { kind: 'sound', contentType: 'audio/mpeg', endings: ['mp3'] },
  { kind: 'sound', contentType: 'audio/ogg', endings: ['ogg', 'oga'] },
  { kind: 'sound', contentType: 'audio/wav', endings: ['wav'] },
];

/** The format that a file claims to have; undefined if it can't be uploaded. Browsers name the types of sounds differently. */
export function formatOf({ name, type }: Pick<File, 'name' | 'type'>): Format | undefined {
  const lower = name.toLowerCase();
  return (
    formats.find(({ contentType }) => contentType === type) ??
    formats.find(({ endings }) => endings.some((ending) => lower.endsWith(`.${ending}`)))
  );
}

/** For the `accept` of a file field. */
export function accepted(kinds: readonly Kind[]): string {
  return formats
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ contentType, endings }) => [contentType, ...endings.map((ending) => `.${ending}`)])
    .join();
}

/**
 * @param largest unknown until the platform has answered; then the API refuses what is too large
 * @returns why a file can't be uploaded, in words for a person; null if it can
 */
export function refusal(file: File, kinds: readonly Kind[], largest: Platform['files'] | undefined): string | null {
  const format = formatOf(file);
  if (!format || !kinds.includes(format.kind)) return kinds.includes('sound') ? t.wrongType() : t.noPicture();
  if (file.size === 0) return t.emptyFile();
  const most = largest?.[format.kind] ?? Number.POSITIVE_INFINITY;
  return file.size > most ? t.tooLarge({ size: fileSize(file.size), most: fileSize(most) }) : null;
}
