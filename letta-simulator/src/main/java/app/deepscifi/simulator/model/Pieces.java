package app.deepscifi.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits an answer into the pieces that a model streams. */
public final class Pieces {

    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

    private Pieces() {}

    /** The words, each with the space that follows it. */
    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Pieces of this number of UTF-16 units. A surrogate pair is never split. */
    public static List<String> of(String text, int size) {
        var pieces = new ArrayList<String>();
        for (var from = 0; from < text.length(); ) {
            var to = Math.min(text.length(), from + size);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) to++;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
