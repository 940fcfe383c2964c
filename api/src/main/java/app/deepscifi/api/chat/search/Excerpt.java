package app.deepscifi.api.chat.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of a text, around the words that were searched. As data: whoever shows it decides how a match looks.
 *
 * @param parts to be shown one after the other
 */
record Excerpt(List<Part> parts) {
    /** Around a match in what the database answers. No text that people write has these characters. */
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
