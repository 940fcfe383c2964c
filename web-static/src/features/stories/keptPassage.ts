type Kept = { parentId: string | null; text: string };

/** A passage that was begun and not saved, with the passage it follows. Where nothing was typed it follows `parentId`. */
export function keptPassage(stored: string | null | undefined, parentId: string | null): Kept {
  if (!stored) return { parentId, text: '' };
  try {
    const kept = JSON.parse(stored);
    if (typeof kept.text === 'string') return { parentId: kept.parentId ?? null, text: kept.text };
  } catch {
    // Kept before places were: only the text.
  }
  return { parentId, text: stored };
}
