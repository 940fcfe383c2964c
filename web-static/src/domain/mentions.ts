import { fold, foldWithPlaces } from './fold';

/** An entry with the names that it goes by. */
export type Named = { address: string; names: readonly string[] };
/** Where a text names an entry, in UTF-16 units; the end is excluded. */
export type Mention = { start: number; end: number; address: string };

type Node = { next: Map<string, Node>; address: string | null };

/**
 * Finds the names of entries in texts, by the same rules as the server finds them to rename: whole words, whatever their
 * case and accents; in scripts without spaces, and in Korean, a name may stand beside other letters. Of names that overlap,
 * the first and longest is meant; of entries of one name, the first.
 */
export class NameIndex {
  readonly #root: Node = node();

  constructor(entries: Iterable<Named>) {
    for (const { address, names } of entries) {
      for (const name of names) this.#insert(fold(name.trim()), address);
    }
  }

  #insert(name: string, address: string) {
    if (name === '') return;
    let at = this.#root;
    for (const unit of name.split('')) {
      let next = at.next.get(unit);
      if (!next) {
        next = node();
        at.next.set(unit, next);
      }
      at = next;
    }
    at.address ??= address;
  }

  /** All mentions, in their order; they do not overlap. */
  in(text: string): Mention[] {
    const { text: folded, starts } = foldWithPlaces(text);
    const mentions: Mention[] = [];
    for (let at = 0; at < folded.length; ) {
      const found = this.#longestAt(folded, starts, at, text);
      if (found) mentions.push(found.mention);
      at = found ? found.next : at + 1;
    }
    return mentions;
  }

  #longestAt(folded: string, starts: readonly number[], from: number, text: string) {
    const first = this.#root.next.get(folded.charAt(from));
    if (!first || starts[from] === starts[from - 1]) return null;
    const start = starts[from] ?? 0;
    let longest: { mention: Mention; next: number } | null = null;
    let begins: boolean | null = null;
    for (let at = from + 1, here: Node | undefined = first; here; here = here.next.get(folded.charAt(at)), at++) {
      if (here.address === null || starts[at] === starts[at - 1]) continue;
      const end = starts[at] ?? text.length;
      begins ??= isBoundary(pointAt(text, start), pointBefore(text, start));
      if (!begins) return null;
      if (isBoundary(pointBefore(text, end), pointAt(text, end)))
        longest = { mention: { start, end, address: here.address }, next: at };
    }
    return longest;
  }
}

function node(): Node {
  return { next: new Map(), address: null };
}

const letterOrDigit = /[\p{L}\p{Nd}]/u;
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const katakana = /\p{Script=Katakana}/u;
const mark = /\p{Mn}/u;

/** Whether a name ends between a character at its edge and the one beside it. */
function isBoundary(edge: string, neighbour: string): boolean {
  if (neighbour === '' || !letterOrDigit.test(neighbour)) return neighbour !== '_';
  if (withoutSpaces.test(edge) || withoutSpaces.test(neighbour))
    return !(katakana.test(edge) && katakana.test(neighbour));
  return false;
}

function pointAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** The character before a place; the letter, where that is a mark on one. */
function pointBefore(text: string, at: number): string {
  let from = at;
  let before: string;
  do {
    if (from === 0) return '';
    from -= /[\udc00-\udfff]/.test(text.charAt(from - 1)) && from > 1 ? 2 : 1;
    before = pointAt(text, from);
  } while (mark.test(before));
  return before;
}
