package app.deepscifi.api.chat.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes a text in which words are searched. */
final class SearchWords {

    /** A dash that negates no word: PostgreSQL would negate the next dash, or what follows it. */
    private static final Pattern IDLE_DASH = Pattern.compile("-(?![\\p{L}\\p{N}\"])|(?<=-)-");

    private SearchWords() {}

    /** Of a text in which words are searched. */
    static String in(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * Normalizes a search of a person, and makes it safe for {@code websearch_to_tsquery}, which fails for deeply
     * nested negations.
     */
    static String of(String typed) {
        return IDLE_DASH.matcher(in(typed)).replaceAll(" ");
    }
}
