package app.deepscifi.domain.canon;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names are the same. */
public final class Names {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f]+");

    private Names() {}

    /** The name with single spaces, as it is shown. */
    public static String tidy(String name) {
        return SPACE.matcher(name).replaceAll(" ").strip();
    }

    /** Names that differ only in case, width and spaces have the same key. It may be read as part of a longer text. */
    public static String key(String name) {
        var lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return tidy(Normalizer.normalize(lower, Normalizer.Form.NFKC));
    }

    /** Whether each word has a letter, so that none is a number. */
    static boolean isReadable(String name) {
        return Arrays.stream(key(name).split(" ", -1)).allMatch(word ->
            word.codePoints().anyMatch(Character::isLetter)
        );
    }
}
