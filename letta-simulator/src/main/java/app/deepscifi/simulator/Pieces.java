package app.deepscifi.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts an answer as models send it. */
final class Pieces {

    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");
    private static final int SHORTEST = 14;

    /** A long call must not take for ever at a slow pace. */
    private static final int MOST = 160;

    private Pieces() {}

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    static List<String> arguments(String json) {
        var size = Math.max(SHORTEST, json.length() / MOST);
        var pieces = new ArrayList<String>();
        for (var from = 0; from < json.length(); ) {
            var to = Math.min(json.length(), from + size);
            if (to < json.length() && Character.isLowSurrogate(json.charAt(to))) to++;
            pieces.add(json.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
