package app.deepscifi.domain.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a text without case and accents, and in compatibility forms (NFKC). The result does not depend on the locale of
 * the machine or the database.
 *
 * <p>Scripts without spaces, and Korean, whose particles follow a noun without a space, give one word for each character, so
 * that a name is found within a sentence.
 *
 * @param text never empty
 * @param start where it begins in the text, in characters
 * @param end where it ends
 * @param follows whether nothing stands between it and the word before, as between two characters of Chinese
 */
public record FoldedWord(String text, int start, int end, boolean follows) {
    /** The words of a text in their order. */
    public static List<FoldedWord> of(String text) {
        var words = new Words();
        for (var at = 0; at < text.length(); ) {
            var end = endOfCluster(text, at);
            words.add(fold(text.substring(at, end)), at, end);
            at = end;
        }
        words.endWord();
        return words.found;
    }

    /** A character with its combining marks, or a decomposed syllable of Korean: their code points fold together. */
    private static int endOfCluster(String text, int start) {
        var end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && (isMark(text.codePointAt(end)) || isPartOfSyllable(text.charAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isPartOfSyllable(char jamo) {
        return jamo >= '\u1160' && jamo <= '\u11FF';
    }

    private static String fold(String cluster) {
        var folded = new StringBuilder();
        Normalizer.normalize(cluster, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .forEach(letter -> {
                if (!isMark(letter) || !isAccent(folded)) {
                    append(folded, letter);
                }
            });
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Marks of these scripts are often left out; those of other scripts are vowels, or make another letter. */
    private static boolean isAccent(CharSequence before) {
        if (before.isEmpty()) {
            return true;
        }
        return switch (UnicodeScript.of(Character.codePointBefore(before, before.length()))) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON, INHERITED -> true;
            default -> false;
        };
    }

    /** Replaces letters without a decomposition that are often written as plain letters. */
    private static void append(StringBuilder folded, int letter) {
        switch (letter) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'þ' -> folded.append("th");
            case 'ı' -> folded.append('i');
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(letter);
        }
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int letter) {
        if (Character.isIdeographic(letter) || letter == 'ー') {
            return true;
        }
        return switch (UnicodeScript.of(letter)) {
            case HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '’' || letter == 'ʼ';
    }

    private static final class Words {

        private final List<FoldedWord> found = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int start;
        private int end;
        private boolean afterApostrophe;
        /** Where the last word ended, if nothing has followed it. */
        private int touching = -1;

        private void add(String folded, int from, int to) {
            for (var at = 0; at < folded.length(); ) {
                var letter = folded.codePointAt(at);
                at += Character.charCount(letter);
                if (standsAlone(letter)) {
                    endWord();
                    begin(from);
                    word.appendCodePoint(letter);
                    while (at < folded.length() && isMark(folded.codePointAt(at))) {
                        word.appendCodePoint(folded.codePointAt(at));
                        at += Character.charCount(folded.codePointAt(at));
                    }
                    end = to;
                    endWord();
                } else if (Character.isLetterOrDigit(letter) || (isMark(letter) && !word.isEmpty())) {
                    begin(from);
                    word.appendCodePoint(letter);
                    end = to;
                } else {
                    endWord();
                    touching = -1;
                    afterApostrophe = isApostrophe(letter);
                }
            }
        }

        private void begin(int from) {
            if (word.isEmpty()) {
                start = from;
            }
        }

        /** Leaves out the s of a genitive. */
        private void endWord() {
            if (!word.isEmpty()) {
                if (!afterApostrophe || !word.toString().equals("s")) {
                    found.add(new FoldedWord(word.toString(), start, end, touching >= 0));
                    touching = end;
                }
                afterApostrophe = false;
            }
            word.setLength(0);
        }
    }
}
