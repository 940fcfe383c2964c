package app.deepscifi.simulator.model.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detects whether a text can be English, by its function words. */
public final class Language {

    private static final Set<String> ENGLISH = Set.copyOf(
        List.of(WordLists.text(Language.class, "english.txt").strip().split("\\s+"))
    );
    private static final Set<String> FOREIGN = Set.copyOf(
        List.of(WordLists.text(Language.class, "foreign.txt").strip().split("\\s+"))
    );
    private static final Pattern KEYS = Pattern.compile(
        ".*(?:qwer|wert|erty|tyui|uiop|asdf|sdfg|dfgh|fghj|ghjk|hjkl|zxcv|xcvb|cvbn|vbnm|(.)\\1\\1).*"
    );
    private static final Pattern UNSPEAKABLE = Pattern.compile("[b-df-hj-np-tv-xz]{3,}|.*[b-df-hj-np-tv-xz]{7,}.*");

    private Language() {}

    public static boolean english(String text) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        var latin = text
            .codePoints()
            .filter(it -> Character.UnicodeScript.of(it) == Character.UnicodeScript.LATIN)
            .count();
        if (letters == 0 || latin * 10 < letters * 7) return false;
        var words = words(text);
        var foreign = words.stream().filter(FOREIGN::contains).count();
        var english = words.stream().filter(ENGLISH::contains).count();
        return foreign == 0 || foreign < english;
    }

    /** Whether the text has a word that can't be one: random keys, or letters that nobody can pronounce. */
    public static boolean gibberish(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{N}'’]+"))
            .filter(it -> !it.equals(it.toUpperCase(Locale.ROOT)) && !it.equals("ftl"))
            .map(it -> it.toLowerCase(Locale.ROOT))
            .anyMatch(it -> KEYS.matcher(it).matches() || UNSPEAKABLE.matcher(it).matches());
    }

    /** The number of function words. */
    public static long small(String text) {
        return words(text).stream().filter(ENGLISH::contains).count();
    }

    public static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’]+"))
            .filter(it -> !it.isEmpty())
            .toList();
    }
}
