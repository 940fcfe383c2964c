package app.deepscifi.simulator.model.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Helpers for regular expressions over messages of people. */
public final class Regex {

    private Regex() {}

    /** A pattern that ignores case and whose dot also matches line breaks. */
    public static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The value of a group without surrounding spaces, or "" if it is absent. */
    public static String group(Matcher found, String name) {
        var group = found.group(name);
        return group == null ? "" : group.strip();
    }
}
