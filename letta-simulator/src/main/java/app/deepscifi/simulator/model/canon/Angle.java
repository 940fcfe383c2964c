package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.words.WordLists;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A pattern for worlds of one kind, with its own cause and price. All texts are templates. */
record Angle(
    List<String> tones,
    List<String> themes,
    List<String> names,
    List<String> pitches,
    List<String> premises,
    List<RuleSeed> rules,
    Map<String, ElementSeed> elements,
    List<EventSeed> events,
    List<ConstraintSeed> constraints,
    List<String> questions
) {
    /** Statement, implication and exception of a rule. */
    record RuleSeed(String s, String i, @Nullable String x) {}

    record ElementSeed(List<String> names, List<String> summaries) {}

    /** Title, significance and elements of an event. */
    record EventSeed(String t, String w, List<String> e) {}

    /** Statement and kind of a constraint. */
    record ConstraintSeed(String s, String k) {}

    static final List<Angle> ALL = WordLists.json(Angle.class, "angles.json", new TypeReference<>() {});
}
