import * as t from '@/text/ui';
/**
 * Checks the length of a text. Fields do not cut text that is too long, because the person might not notice the loss.
 *
 * @param most characters, as the API counts them
 * @returns such as “at most 300 characters, 12 too many”; null if the text is short enough
 */
export function tooLong(text: string, most: number): string | null {
  const over = text.length - most;
  return over > 0 ? t.tooLongBy({ most, over }) : null;
}
