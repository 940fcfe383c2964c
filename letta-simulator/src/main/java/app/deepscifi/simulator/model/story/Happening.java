package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.words.WordLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/** Turns a clause such as "she opens the door" into a template for any person and tense. */
final class Happening {

    private static final Map<String, String> PAST = WordLists.json(
        Happening.class,
        "past.json",
        new TypeReference<>() {}
    );
    private static final List<String> HELPERS = List.of("|am|is|was|", "|have|has|had|");

    /** Words that can follow a name and look like verbs, but are none. */
    private static final Set<String> NO_VERB = Set.of(
        "are",
        "were",
        "this",
        "his",
        "its",
        "as",
        "us",
        "always",
        "also",
        "can",
        "will",
        "must",
        "news"
    );
    private static final Pattern CLAUSE = Pattern.compile(
        "(?is)^(?:she|he|they|i|you|we|(?<name>[\\p{L}'’-]+))\\s+(?<verb>\\p{Ll}{2,})(?<rest>(?:\\s+.*)?)$"
    );

    private Happening() {}

    /** The template; empty if the verb is not recognized. */
    static Optional<String> of(String clause, String heroName) {
        var found = CLAUSE.matcher(clause.strip().replaceAll("[.!?]+$", ""));
        if (!found.matches()) return Optional.empty();
        var name = found.group("name");
        if (name != null && !heroName.toLowerCase().contains(name.toLowerCase())) return Optional.empty();
        var verb = found.group("verb");
        for (var helper : HELPERS) {
            if (helper.contains("|" + verb + "|")) return Optional.of(
                "{she} [" + helper.substring(1, helper.length() - 1) + "]" + found.group("rest") + "."
            );
        }
        var base = base(verb);
        if (base.isEmpty()) return Optional.empty();
        var third = base.get().matches(".*(?:s|x|z|ch|sh|o)$")
            ? base.get() + "es"
            : base.get().replaceAll("(?<=[^aeiou])y$", "ie") + "s";
        return Optional.of(
            "{she} [" + base.get() + "|" + third + "|" + past(base.get()) + "]" + found.group("rest") + "."
        );
    }

    private static Optional<String> base(String verb) {
        if (NO_VERB.contains(verb)) return Optional.empty();
        if (PAST.containsKey(verb)) return Optional.of(verb);
        for (var known : PAST.entrySet()) if (known.getValue().equals(verb)) return Optional.of(known.getKey());
        if (verb.endsWith("ing")) return gerund(verb.substring(0, verb.length() - 3));
        if (verb.endsWith("ies") && verb.length() > 4) return Optional.of(verb.substring(0, verb.length() - 3) + "y");
        if (verb.matches(".*(?:ss|x|zz|ch|sh|o)es$")) return Optional.of(verb.substring(0, verb.length() - 2));
        if (verb.endsWith("s") && !verb.endsWith("ss")) return Optional.of(verb.substring(0, verb.length() - 1));
        return Optional.empty();
    }

    /** The base form of a gerund such as "finding", "making" or "running"; empty if the verb is unknown. */
    private static Optional<String> gerund(String stem) {
        return java.util.stream.Stream.of(stem, stem + "e", stem.replaceFirst("(.)\\1$", "$1"))
            .filter(PAST::containsKey)
            .findFirst();
    }

    private static String past(String base) {
        var known = PAST.get(base);
        if (known != null) return known;
        if (base.endsWith("e")) return base + "d";
        if (base.matches(".*[^aeiou]y$")) return base.substring(0, base.length() - 1) + "ied";
        if (base.matches("[^aeiou]*[aeiou][bdgklmnprt]")) return base + base.charAt(base.length() - 1) + "ed";
        return base + "ed";
    }
}
