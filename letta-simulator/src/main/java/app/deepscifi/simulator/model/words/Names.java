package app.deepscifi.simulator.model.words;

import java.util.regex.Pattern;

/** Names as people write them: their case and their article are theirs. */
public final class Names {

    private static final Pattern ARTICLE = Pattern.compile("^(the|an?)(?= )");

    private Names() {}

    /** Without quotation marks around it; an article that begins it has a capital. */
    public static String clean(String name) {
        var plain = name.strip().replaceAll("\\s+", " ").replaceAll("^[\"“'‘]+|[\"”'’.,;:!]+$", "").strip();
        return ARTICLE.matcher(plain).replaceFirst(
            found -> found.group().substring(0, 1).toUpperCase() + found.group().substring(1)
        );
    }
}
