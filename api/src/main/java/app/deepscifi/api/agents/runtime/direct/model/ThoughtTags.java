package app.deepscifi.api.agents.runtime.direct.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Separates thoughts from text if a server leaves the model's tags around thoughts in the text. If only the closing tag
 * comes, the text before it was passed on already and stays text. Tags are always removed.
 */
final class ThoughtTags {

    record Part(boolean thought, String text) {}

    private static final Pattern TAG = Pattern.compile("<(/?)(?:think|thinking|thought)>", Pattern.CASE_INSENSITIVE);

    /** Matches the end of a piece if it may be the beginning of a tag. */
    private static final Pattern BEGUN_TAG = Pattern.compile(
        "</?(?:t|th|thi|thin|think|thinki|thinkin|thinking|tho|thou|thoug|though|thought)?$",
        Pattern.CASE_INSENSITIVE
    );

    private final StringBuilder waiting = new StringBuilder();
    private boolean thinking;
    private boolean said;
    private boolean begins;

    /** @return the parts that are certain after this piece */
    List<Part> read(String piece) {
        waiting.append(piece);
        var parts = new ArrayList<Part>();
        for (var tag = TAG.matcher(waiting); tag.find(); tag = TAG.matcher(waiting)) {
            var opens = tag.group(1).isEmpty();
            take(tag.start(), parts, true);
            waiting.delete(0, waiting.indexOf(">") + 1);
            thinking = opens;
            begins = opens || !said;
        }
        var begun = BEGUN_TAG.matcher(waiting);
        take(begun.find() ? begun.start() : waiting.length(), parts, false);
        return parts;
    }

    /** @return after the last piece: the text that was held back because it could begin a tag */
    List<Part> end() {
        var parts = new ArrayList<Part>();
        take(waiting.length(), parts, true);
        return parts;
    }

    /** @param whole whether a thought or text ends here; then white space at its end is dropped */
    private void take(int end, List<Part> parts, boolean whole) {
        var text = waiting.substring(0, end);
        if (!thinking && !said && text.isBlank()) {
            // A tag may follow. Otherwise the white space is passed on together with the first word.
            waiting.delete(0, whole ? end : 0);
            return;
        }
        var kept = thinking ? text.stripTrailing() : text;
        waiting.delete(0, whole ? end : kept.length());
        if (begins) {
            kept = kept.stripLeading();
        }
        if (!kept.isEmpty()) {
            begins = false;
            said = said || !thinking;
            parts.add(new Part(thinking, kept));
        }
    }
}
