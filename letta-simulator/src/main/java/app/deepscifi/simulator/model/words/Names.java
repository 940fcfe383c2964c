package app.deepscifi.simulator.model.words;

import java.util.regex.Pattern;

/** Cleans names. Case and articles inside a name stay as the person wrote them. */
public final class Names {

    private static final Pattern ARTICLE = Pattern.compile("^(the|an?)(?= )");

    private Names() {}

    /** The name without surrounding quotation marks. An article at its beginning gets a capital. */
    public static String clean(String name) {
        var plain = name.strip().replaceAll("\\s+", " ").replaceAll("^[\"“'‘]+|[\"”'’.,;:!]+$", "").strip();
        return ARTICLE.matcher(plain).replaceFirst(
            found -> found.group().substring(0, 1).toUpperCase() + found.group().substring(1)
        );
    }
}
