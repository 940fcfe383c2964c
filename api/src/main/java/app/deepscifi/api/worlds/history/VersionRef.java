package app.deepscifi.api.worlds.history;

import app.deepscifi.api.platform.problems.ProblemException;
import java.util.regex.Pattern;

/** What a comparison is made of, as a caller writes it: the number of a version, or {@code origin}. */
sealed interface VersionRef {
    /** A version of the world; 0 is before the first one, where nothing is. */
    record Number(int number) implements VersionRef {}

    /** The newest version of the world that this one was forked from. */
    record Origin() implements VersionRef {}

    /** @param parameter its name, for the problem */
    static VersionRef parse(String parameter, String text) {
        if (text.equals("origin")) {
            return new Origin();
        }
        if (!Form.NUMBER.matcher(text).matches()) {
            throw ProblemException.validation(parameter, "must be the number of a version, or origin");
        }
        return new Number(Integer.parseInt(text));
    }

    /** Interfaces can't hold private constants. */
    final class Form {

        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

        private Form() {}
    }
}
