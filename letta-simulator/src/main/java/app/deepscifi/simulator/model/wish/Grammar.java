package app.deepscifi.simulator.model.wish;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads wishes of one kind; empty where a clause is no such wish. */
interface Grammar {
    List<Wish> read(Clause clause);

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The group without spaces around it, empty where it is absent. */
    static String group(Matcher found, String name) {
        var group = found.group(name);
        return group == null ? "" : group.strip();
    }
}
