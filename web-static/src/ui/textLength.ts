import * as t from '@/text/ui';
/**
 * Why a text can't be kept at its length. A field never cuts what is typed or pasted: the end would be lost unseen.
 *
 * @param most characters, as the API counts them
 * @returns such as “at most 300 characters, 12 too many”; null if the text is short enough
 */
export function tooLong(text: string, most: number): string | null {
  const over = text.length - most;
  return over > 0 ? t.tooLongBy({ most, over }) : null;
}
