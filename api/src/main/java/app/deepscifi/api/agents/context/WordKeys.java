package app.deepscifi.api.agents.context;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Normalizes the words of a text for comparisons: without case, accents, hyphens and genitives, and in the singular.
 * Two names with the same keys are equal.
 */
public final class WordKeys {

    /** Words that alone name nothing. */
    public static final Set<String> STOP_WORDS = Set.of(
        (
            "a an and are as at be been but by can could did do does for from had has have he her him his how i if in into is it " +
            "its me more most my no not of off on one or our out over own said say she so some such than that the their " +
            "them then there these they this those to too under up us very was we were what when where which who why will " +
            "with would yes you your about after all also any because before between both each few first here just last new " +
            "now old only other same two"
        ).split(" ")
    );

    private static final Map<String, String> IRREGULAR = Map.of(
        "men",
        "man",
        "women",
        "woman",
        "people",
        "person",
        "children",
        "child",
        "wolves",
        "wolf",
        "elves",
        "elf",
        "dwarves",
        "dwarf",
        "thieves",
        "thief",
        "lives",
        "life"
    );

    private WordKeys() {}

    public static List<String> of(String text) {
        var keys = new ArrayList<String>();
        var word = new StringBuilder();
        var afterApostrophe = false;
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (var i = 0; i < folded.length(); ) {
            var letter = folded.codePointAt(i);
            i += Character.charCount(letter);
            if (isMark(letter)) {
                continue;
            }
            if (Character.isLetterOrDigit(letter) && !standsAlone(letter)) {
                append(word, letter);
                continue;
            }
            end(word, afterApostrophe, keys);
            afterApostrophe = isApostrophe(letter);
            if (Character.isLetterOrDigit(letter)) {
                keys.add(Character.toString(letter));
            }
        }
        end(word, afterApostrophe, keys);
        return keys;
    }

    private static void end(StringBuilder word, boolean afterApostrophe, List<String> keys) {
        if (!word.isEmpty() && !(afterApostrophe && word.toString().equals("s"))) {
            keys.add(key(word.toString()));
        }
        word.setLength(0);
    }

    private static String key(String word) {
        var one = IRREGULAR.getOrDefault(word, singular(word));
        return STOP_WORDS.contains(one) ? word : one;
    }

    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || endsWithAny(word, "ss", "us", "is")) {
            return word;
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        var es = word.length() > 4 && endsWithAny(word, "ches", "shes", "sses", "xes", "zes", "oes");
        return word.substring(0, word.length() - (es ? 2 : 1));
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (var ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Replaces letters without a decomposition that are often written as plain letters. */
    private static void append(StringBuilder word, int letter) {
        switch (letter) {
            case 'ß' -> word.append("ss");
            case 'æ' -> word.append("ae");
            case 'œ' -> word.append("oe");
            case 'ø' -> word.append('o');
            case 'ł' -> word.append('l');
            case 'đ', 'ð' -> word.append('d');
            case 'þ' -> word.append("th");
            case 'ı' -> word.append('i');
            default -> word.appendCodePoint(letter);
        }
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** In scripts without spaces, each letter counts as a word, so that names are found within a sentence. */
    private static boolean standsAlone(int letter) {
        if (Character.isIdeographic(letter)) {
            return true;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '’' || letter == 'ʼ';
    }
}
