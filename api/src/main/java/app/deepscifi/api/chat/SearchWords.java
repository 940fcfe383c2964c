package app.deepscifi.api.chat;

import java.util.regex.Pattern;

/** Makes what a person types safe for {@code websearch_to_tsquery}, which fails where negations nest too deep. */
final class SearchWords {

    /** A dash that negates no word: PostgreSQL would take the next dash, or what follows it, for the thing to negate. */
    private static final Pattern IDLE_DASH = Pattern.compile("-(?![\\p{L}\\p{N}\"])|(?<=-)-");

    private SearchWords() {}

    static String of(String typed) {
        return IDLE_DASH.matcher(typed).replaceAll(" ");
    }
}
