package app.deepscifi.letta.model;

import java.util.regex.Pattern;

/** Checks ids before they become part of a URL, so that no id can change the path. */
public final class Ids {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Ids() {}

    public static void require(String what, String value) {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a Letta " + what);
        }
    }
}
