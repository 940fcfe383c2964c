package app.deepscifi.api.agents.context;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.canon.TimelineDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of its canon that a World Agent always sees: all entries in short, by address, within a budget. */
public final class CanonDigest {

    /** Well below the limit of a memory block (100,000), and about 10,000 tokens. */
    static final int MAX_LENGTH = 40_000;

    private final StringBuilder text = new StringBuilder();
    private final List<String> leftOut = new ArrayList<>();

    private CanonDigest() {}

    public static String of(String worldName, int version, Canon canon) {
        return new CanonDigest().written(worldName, version, canon);
    }

    private String written(String worldName, int version, Canon canon) {
        text.append("World: ").append(Fenced.line(worldName)).append(" (version ").append(version).append(")\n");
        text.append("Premise: ").append(Fenced.line(canon.premise())).append('\n');
        line("Year", canon.setting().year());
        line("Place", canon.setting().place());
        line("Calendar", canon.setting().calendar());
        line("Tones", canon.tones().isEmpty() ? null : String.join(", ", canon.tones()));
        line("Themes", canon.themes().isEmpty() ? null : String.join(", ", canon.themes()));
        section("Rules", "/rules/", canon.rules(), rule -> name(rule.certainty()) + ": " + rule.statement());
        section("Elements", "/elements/", canon.elements(), CanonDigest::element);
        section(
            "Timeline",
            "/timeline/",
            TimelineDate.inOrder(canon.timeline()),
            event -> event.when() + ": " + event.title()
        );
        section(
            "Constraints",
            "/constraints/",
            canon.constraints(),
            it -> name(it.strictness()) + ": " + it.statement()
        );
        section("Open questions", "/questions/", canon.questions(), it -> it.text());
        if (!leftOut.isEmpty()) {
            text.append("\n(Left out, because there is more than fits here: ")
                .append(String.join(", ", leftOut))
                .append(". Read them with read_canon.)\n");
        }
        return text.toString();
    }

    private void line(String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(": ").append(Fenced.line(value.toString())).append('\n');
        }
    }

    /** Whole entries only, and none after the first that does not fit: so what is missing can be said in a few words. */
    private <T> void section(String title, String prefix, Map<Slug, T> entries, Function<T, String> summary) {
        var shown = 0;
        for (var entry : entries.entrySet()) {
            var heading = shown == 0 ? "\n# " + title + "\n" : "";
            var line =
                heading + "- " + prefix + entry.getKey() + " — " + Fenced.line(summary.apply(entry.getValue())) + "\n";
            if (!leftOut.isEmpty() || text.length() + line.length() > MAX_LENGTH) {
                leftOut.add(
                    (shown == 0 ? "all " + entries.size() : "the last " + (entries.size() - shown)) + " of " + title
                );
                return;
            }
            text.append(line);
            shown++;
        }
    }

    private static String element(Element element) {
        var relations = element
            .relations()
            .stream()
            .map(relation -> relation.kind() + " " + relation.to())
            .collect(Collectors.joining(", "));
        return (
            element.name() +
            " (" +
            name(element.kind()) +
            "): " +
            element.summary() +
            (relations.isEmpty() ? "" : " [" + relations + "]")
        );
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
