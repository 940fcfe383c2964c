package app.deepscifi.domain.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private static final Map<String, String> IRREGULAR = pairs(
        "men man women woman people person children child wolves wolf elves elf dwarves dwarf thieves thief lives life " +
            "knives knife wives wife halves half shelves shelf leaves leaf loaves loaf calves calf mice mouse feet foot " +
            "teeth tooth geese goose oxen ox"
    );

    private WordKeys() {}

    public static List<String> of(String text) {
        return FoldedWord.of(text)
            .stream()
            .map(word -> key(word.text()))
            .toList();
    }

    private static Map<String, String> pairs(String words) {
        var each = words.split(" ");
        return IntStream.range(0, each.length / 2)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(pair -> each[2 * pair], pair -> each[2 * pair + 1]));
    }

    /** The key of a folded word. */
    public static String key(String word) {
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
}
