package app.deepscifi.api.chat.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which words are compared: composed, without compatibility variants such as full-width letters, in lower case.
 * It is made here because databases differ in how they lower letters.
 */
final class SearchWords {

    /** A dash that negates no word: PostgreSQL would take the next dash, or what follows it, for the thing to negate. */
    private static final Pattern IDLE_DASH = Pattern.compile("-(?![\\p{L}\\p{N}\"])|(?<=-)-");

    private SearchWords() {}

    /** Of a text in which words are searched. */
    static String in(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Of what a person types, safe for {@code websearch_to_tsquery}, which fails where negations nest too deep. */
    static String of(String typed) {
        return IDLE_DASH.matcher(in(typed)).replaceAll(" ");
    }
}
