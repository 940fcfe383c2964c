package app.deepscifi.simulator.model.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions for sentences of people. */
public final class Regex {

    private Regex() {}

    /** A pattern that ignores case and whose dot also matches line breaks. */
    public static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The group without spaces around it, empty if it is absent. */
    public static String group(Matcher found, String name) {
        var group = found.group(name);
        return group == null ? "" : group.strip();
    }
}
