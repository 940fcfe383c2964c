package app.deepscifi.api.chat.search;

import java.util.ArrayList;
import java.util.List;

/**
 * An excerpt of a text around the searched words, as data, so that the site decides how a match looks.
 *
 * @param parts in order
 */
record Excerpt(List<Part> parts) {
    /** Marks the beginning of a match in the database's result. No text of people can contain these characters. */
    static final char MATCH_BEGINS = '\uE000';
    static final char MATCH_ENDS = '\uE001';

    /** @param match whether it is what was searched */
    record Part(String text, boolean match) {}

    static Excerpt of(String marked) {
        var parts = new ArrayList<Part>();
        var from = 0;
        while (from < marked.length()) {
            var match = marked.charAt(from) == MATCH_BEGINS;
            var end = marked.indexOf(match ? MATCH_ENDS : MATCH_BEGINS, from);
            var to = end < 0 ? marked.length() : end;
            parts.add(new Part(marked.substring(match ? from + 1 : from, to), match));
            from = match && end >= 0 ? to + 1 : to;
        }
        return new Excerpt(List.copyOf(parts));
    }

    boolean matches() {
        return parts.stream().anyMatch(Part::match);
    }

    String text() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
