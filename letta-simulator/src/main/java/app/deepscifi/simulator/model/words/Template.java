package app.deepscifi.simulator.model.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills sentences with slots, such as {@code "{a} {a?come|comes} to {place}."}. {@code {a?come|comes}} agrees with slot
 * {@code a} in number.
 */
public final class Template {

    private static final Pattern SLOT = Pattern.compile("\\{([\\w.]+)(?:\\?([^|}]*)\\|([^}]*))?}");
    private static final Pattern ARTICLE = Pattern.compile("\\b([Aa]) (?=[aeiouAEIOU])(?!(one|once|uni|use|usu|eu))");
    private static final Pattern START = Pattern.compile("(^“?|[.!?] “?|\\n\\n“?)(\\p{Ll})");
    private static final Set<String> SMALL = Set.of(
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "from",
        "with"
    );

    private Template() {}

    /**
     * Fills the slots.
     *
     * @throws IllegalArgumentException if a slot has no value
     */
    public static String fill(String template, Map<String, String> slots) {
        var filled = SLOT.matcher(template).replaceAll(found -> {
            var value = slots.get(found.group(1));
            if (value == null) throw new IllegalArgumentException(
                "Slot {" + found.group(1) + "} has no value in: " + template
            );
            if (found.group(2) == null) return Matcher.quoteReplacement(value);
            return Matcher.quoteReplacement(new Phrase(value).plural() ? found.group(2) : found.group(3));
        });
        var spoken = ARTICLE.matcher(filled).replaceAll("$1n ");
        return START.matcher(spoken).replaceAll(Template::raised);
    }

    public static String title(String template, Map<String, String> slots) {
        return title(fill(template, slots));
    }

    public static String title(String text) {
        var words = Arrays.stream(text.split(" ")).map(it -> SMALL.contains(it) ? it : capital(it));
        return capital(words.collect(Collectors.joining(" ")));
    }

    /** The text as a sentence: with a capital at its beginning and a full stop at its end. */
    public static String sentence(String text) {
        var trimmed = text.strip().replaceAll("\\s+", " ");
        if (trimmed.isEmpty()) return trimmed;
        var ended = trimmed.matches("(?s).*[.!?…”\"]$") ? trimmed : trimmed.replaceAll("[,;:]$", "") + ".";
        return capital(ended);
    }

    public static String capital(String text) {
        if (text.isEmpty()) return text;
        var end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }

    private static String raised(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1) + found.group(2).toUpperCase(Locale.ROOT));
    }
}
