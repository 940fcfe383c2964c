const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Counts words by the rules of the server's `Words`, so that the count does not change when a text is saved. */
export function countWords(text: string): number {
  let count = 0;
  for (const { segment } of words.segment(text)) if (/[\p{L}\p{N}]/u.test(segment)) count++;
  return count;
}
