package app.deepscifi.api.agents.runtime;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Escapes text of people and models for a prompt: it can't begin or end one of our tags, and doesn't stand at the
 * beginning of a line, where it could pass for ours.
 */
public final class Fenced {

    /** The tags that our prompts are made of, also with characters in between that nobody sees. */
    private static final Pattern TAG = Pattern.compile(
        "<(?=[^\\p{L}\\p{N}<>]*(?:turn|canon|passage|summary|talk)(?![\\p{L}\\p{N}]))",
        Pattern.CASE_INSENSITIVE
    );

    /** All that moves on, to the side or to another line. */
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private Fenced() {}

    /** For a text in a tag of ours. The model sees ‹these› where it had angle brackets. */
    public static String text(String written) {
        return written.replace('<', '‹').replace('>', '›');
    }

    /** For what stands within a line of ours, such as a name. */
    public static String line(String written) {
        return SPACE.matcher(text(written)).replaceAll(" ").strip();
    }

    /** For a text of several lines in a tag of ours: each of them begins with a bar. */
    public static String lines(String written) {
        return LINE_BREAK.splitAsStream(text(written))
            .map(line -> "| " + line)
            .collect(Collectors.joining("\n"));
    }

    /** For a message of its own, which stays as it was said except for our tags. */
    public static String said(String message) {
        return TAG.matcher(message).replaceAll("‹");
    }

    /** For JSON, which is one line and says the same afterwards. */
    public static String json(String json) {
        return json
            .replace("<", "\\u003c")
            .replace("\u0085", "\\u0085")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029");
    }
}
