export type KeptPassage = { parentId: string | null; text: string };

/** The name under which the next passage of a story is kept while it is typed. */
export const passageNote = (storyId: string) => `draft.passage.${storyId}`;
/** The beginning of the names under which edited passages of a story are kept; their ids follow. */
export const editNotes = (storyId: string) => `draft.segment.${storyId}.`;

/** A passage that was begun and not saved, with the passage it follows. Where nothing was typed it follows `parentId`. */
export function keptPassage(stored: string | null | undefined, parentId: string | null): KeptPassage {
  if (!stored) return { parentId, text: '' };
  try {
    const kept = JSON.parse(stored);
    if (typeof kept.text === 'string') return { parentId: kept.parentId ?? null, text: kept.text };
  } catch {
    // Kept before places were: only the text.
  }
  return { parentId, text: stored };
}
