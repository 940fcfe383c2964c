package app.deepscifi.e2e.faults;

import java.util.List;
import java.util.Optional;

/**
 * One answer, up to the last frame that was sent.
 *
 * @param kinds of its frames, in order
 * @param arguments the JSON of the call that writes a passage, as far as it was sent; empty if there is none
 */
record Said(String id, List<String> kinds, String reasoning, String text, Optional<String> arguments) {
    private static final String BEFORE_PASSAGE = "\"text\":\"";

    /** The passage in the sent part of the call. It must not contain JSON escapes. */
    String passage() {
        var json = arguments.orElse("");
        var begin = json.indexOf(BEFORE_PASSAGE);
        if (begin < 0) {
            return "";
        }
        var rest = json.substring(begin + BEFORE_PASSAGE.length());
        var end = rest.indexOf('"');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
