/** A text without case and accents, and for each of its units the place in the original. */
export type Folded = {
  text: string;
  /** Where the character of each unit begins in the original, in UTF-16 units. The last is the end of the original. */
  starts: readonly number[];
};

/** The letters that Unicode does not take apart, as the server compares them. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** Marks over and under letters of Latin, Greek, Cyrillic, Hebrew and Arabic. In other scripts, marks make other letters. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** One character, or the parts of one Korean syllable. */
const characters = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|./gsu;
const plain = /^[\n\r\t\u0020-\u007e]*$/;

/** For comparing words: without case and accents. */
export function fold(text: string): string {
  return plain.test(text) ? text.toLowerCase() : foldWithPlaces(text).text;
}

/** The same, for finding words in the original. */
export function foldWithPlaces(text: string): Folded {
  const starts: number[] = [];
  let folded = '';
  for (const { 0: character, index } of text.matchAll(characters)) {
    const units = foldCharacter(character);
    for (let unit = 0; unit < units.length; unit++) starts.push(index);
    folded += units;
  }
  starts.push(text.length);
  return { text: folded, starts };
}

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  // A Korean syllable stays one letter, and a Japanese one keeps its voice.
  const composed = character.normalize('NFKC');
  if (/^[\uac00-\ud7a3\u3040-\u30ff]/.test(composed)) return composed;
  const lower = character.toLowerCase().normalize('NFKD').replace(marks, '').toLowerCase();
  return [...lower].map((letter) => letters[letter] ?? letter).join('');
}
