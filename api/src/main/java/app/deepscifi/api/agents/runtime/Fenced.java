package app.deepscifi.api.agents.runtime;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Escapes texts of people and models for a prompt. An escaped text can't open or close one of our tags, and can't begin a
 * line that looks like one of ours.
 */
public final class Fenced {

    /** The beginning of a tag of our prompts, also with invisible characters in it. */
    private static final Pattern TAG = Pattern.compile(
        "<(?=[^\\p{L}\\p{N}<>]*(?:turn|canon|passage|summary|talk)(?![\\p{L}\\p{N}]))",
        Pattern.CASE_INSENSITIVE
    );

    /** White space, line breaks and control characters. */
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private Fenced() {}

    /** Escapes a text within one of our tags: angle brackets become ‹these›. */
    public static String text(String written) {
        return written.replace('<', '‹').replace('>', '›');
    }

    /** Escapes a text within one of our lines, such as a name: it becomes a single line. */
    public static String line(String written) {
        return SPACE.matcher(text(written)).replaceAll(" ").strip();
    }

    /** Escapes a text of several lines within one of our tags: each line begins with a bar. */
    public static String lines(String written) {
        return LINE_BREAK.splitAsStream(text(written))
            .map(line -> "| " + line)
            .collect(Collectors.joining("\n"));
    }

    /** Escapes a whole message: only our tags change. */
    public static String said(String message) {
        return TAG.matcher(message).replaceAll("‹");
    }

    /** Escapes JSON so that it has no tags and is a single line; its value stays the same. */
    public static String json(String json) {
        return json
            .replace("<", "\\u003c")
            .replace("\u0085", "\\u0085")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029");
    }
}
