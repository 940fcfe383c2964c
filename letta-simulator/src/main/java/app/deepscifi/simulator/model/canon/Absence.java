package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.words.Phrase;
import app.deepscifi.simulator.model.words.Slugs;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A rule that something does not exist: no magic, no aliens, no FTL. */
record Absence(String thing) {
    private static final Pattern LIGHT = Pattern.compile(
        "(?i)(?:ftl|faster[- ]than[- ]light)(?: (?:travel|drives?|ships?|communication))?"
    );
    private static final Pattern LIGHT_RULE = Pattern.compile(
        "(?i).*(?:faster than light|\\bftl\\b|outruns? light|speed of light).*"
    );
    private static final Set<String> PLURAL = Set.of("people", "men", "women", "children", "humans", "mice", "police");

    private boolean light() {
        return LIGHT.matcher(thing).matches();
    }

    String slug() {
        return light() ? "no-ftl" : Slugs.of("no " + thing);
    }

    String statement() {
        if (light()) return "Nothing travels faster than light.";
        var last = thing.substring(thing.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return "There %s no %s.".formatted(new Phrase(thing).plural() || PLURAL.contains(last) ? "are" : "is", thing);
    }

    /** Whether one of these statements or slugs already says so. */
    boolean saidBy(Collection<String> statements, Collection<String> slugs) {
        if (slugs.contains(slug())) return true;
        var said = "no " + thing.toLowerCase(Locale.ROOT);
        return statements
            .stream()
            .anyMatch(it ->
                light()
                    ? LIGHT_RULE.matcher(it).matches()
                    : it.toLowerCase(Locale.ROOT).matches(".*\\b" + Pattern.quote(said) + "\\b.*")
            );
    }
}
