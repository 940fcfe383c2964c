package app.deepscifi.simulator.model.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes slugs for addresses within a canon: {@code [a-z0-9]+(-[a-z0-9]+)*}, at most 64 characters. */
public final class Slugs {

    private static final int LONGEST = 48;

    private Slugs() {}

    public static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^(the|a|an)-(?=.)", "");
        var cut =
            plain.length() <= LONGEST
                ? plain
                : plain.substring(0, plain.lastIndexOf('-', LONGEST) > 8 ? plain.lastIndexOf('-', LONGEST) : LONGEST);
        var trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "entry-" + Integer.toHexString(text.hashCode()) : trimmed;
    }

    /** A slug that is not in {@code taken} yet; it is added to the set. */
    public static String free(String text, Set<String> taken) {
        var slug = of(text);
        for (var number = 2; !taken.add(slug); number++) slug = of(text) + "-" + number;
        return slug;
    }
}
