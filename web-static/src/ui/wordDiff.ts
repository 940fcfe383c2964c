import { diffArrays } from 'diff';

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** In words. Texts with more differences count as wholly new, because comparing them would block the page. */
const maxEditLength = 600;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The changes from one text to another, word by word. Text that is wholly new is one removal and one addition. */
export function wordDiff(before: string, after: string): Piece[] {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength });
  if (!changes) return pieces([{ same: '', removed: before, added: after }]);
  const steps: Step[] = [];
  for (const { value, added, removed } of changes) {
    const text = value.join('');
    const last = steps.at(-1);
    if (!added && !removed) steps.push({ same: text, removed: '', added: '' });
    else if (!last) steps.push({ same: '', removed: removed ? text : '', added: added ? text : '' });
    else if (added) last.added += text;
    else last.removed += text;
  }
  return pieces(withoutChance(steps));
}

/** Words that both texts share, and the edit that follows them. */
type Step = { same: string; removed: string; added: string };

/** Words that two different texts share by chance, such as "the", belong to the edits around them. */
function withoutChance(steps: Step[]): Step[] {
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    const last = steps[i - 1];
    if (!step?.same || !isChance(step.same, last, step)) continue;
    const { same, removed, added } = step;
    const merged = last
      ? { ...last, removed: last.removed + same + removed, added: last.added + same + added }
      : { same: '', removed: same + removed, added: same + added };
    // The merged edit is larger, so a step before it may now count as chance too.
    const from = Math.max(i - 1, 0);
    return withoutChance([...steps.slice(0, from), merged, ...steps.slice(i + 1)]);
  }
  return steps;
}

/**
 * Whether the shared words are chance: between two edits, if they are not longer than the smaller edit; at the beginning or
 * end of the text, if they are shorter than both sides of the only edit.
 */
function isChance(same: string, before: Step | undefined, after: Step): boolean {
  const [left, right] = [before, after].map((edit) => Math.max(edit?.removed.length ?? 0, edit?.added.length ?? 0));
  if (left && right) return same.length <= Math.min(left, right);
  const only = left ? before : after;
  return same.length < Math.min(only?.removed.length ?? 0, only?.added.length ?? 0);
}

function pieces(steps: Step[]): Piece[] {
  return steps
    .flatMap(({ same, removed, added }): Piece[] => [
      { kind: 'same', text: same },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ])
    .filter(({ text }) => text !== '');
}

function tokens(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}
