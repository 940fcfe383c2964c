export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** Beyond this many pairs of words a comparison would hold up the page; the texts are then shown whole. */
const most = 1_000_000;

/** How one text became another, word by word (longest common subsequence). */
export function wordDiff(before: string, after: string): Piece[] {
  const a = words(before);
  const b = words(after);
  if (a.length * b.length > most) return merge([removed(before), added(after)]);
  const common = lengths(a, b);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      pieces.push(removed(left));
      i++;
    } else if (right !== undefined) {
      pieces.push(added(right));
      j++;
    }
  }
  return merge(pieces);
}

function words(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

/** For each pair of places, how many words the rests have in common. */
function lengths(a: string[], b: string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i];
      if (row)
        row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: Uint32Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

const added = (text: string): Piece => ({ kind: 'added', text });
const removed = (text: string): Piece => ({ kind: 'removed', text });

function merge(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.kind === piece.kind) merged[merged.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else if (piece.text !== '') merged.push(piece);
  }
  return merged;
}
