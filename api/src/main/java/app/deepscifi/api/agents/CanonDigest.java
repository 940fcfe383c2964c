package app.deepscifi.api.agents;

import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Slug;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a World Agent always sees of its canon: everything in short, by address, within a budget. */
final class CanonDigest {

    /** Well below the limit of a memory block (100,000), and about 10,000 tokens. */
    static final int MAX_LENGTH = 40_000;

    private CanonDigest() {}

    static String of(String worldName, int version, Canon canon) {
        var text = new StringBuilder();
        text.append("World: ").append(worldName).append(" (version ").append(version).append(")\n");
        text.append("Premise: ").append(canon.premise()).append('\n');
        line(text, "Year", canon.setting().year());
        line(text, "Place", canon.setting().place());
        line(text, "Calendar", canon.setting().calendar());
        line(text, "Tones", canon.tones().isEmpty() ? null : String.join(", ", canon.tones()));
        line(text, "Themes", canon.themes().isEmpty() ? null : String.join(", ", canon.themes()));
        section(text, "Rules", "/rules/", canon.rules(), rule -> name(rule.certainty()) + ": " + rule.statement());
        section(text, "Elements", "/elements/", canon.elements(), CanonDigest::element);
        section(text, "Timeline", "/timeline/", canon.timeline(), event -> event.when() + ": " + event.title());
        section(
            text,
            "Constraints",
            "/constraints/",
            canon.constraints(),
            it -> name(it.strictness()) + ": " + it.statement()
        );
        section(text, "Open questions", "/questions/", canon.questions(), it -> it.text());
        var digest = Fenced.text(text.toString());
        return digest.length() <= MAX_LENGTH
            ? digest
            : digest.substring(0, MAX_LENGTH) + "\n(cut here: read the rest with read_canon)";
    }

    private static void line(StringBuilder text, String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(": ").append(value).append('\n');
        }
    }

    private static <T> void section(
        StringBuilder text,
        String title,
        String prefix,
        Map<Slug, T> entries,
        Function<T, String> summary
    ) {
        if (!entries.isEmpty()) {
            text.append("\n# ").append(title).append('\n');
            entries.forEach((slug, entry) ->
                text.append("- ").append(prefix).append(slug).append(" — ").append(summary.apply(entry)).append('\n')
            );
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
