package app.deepscifi.api.agents.context;

import app.deepscifi.api.agents.runtime.Fenced;
import app.deepscifi.domain.Field;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import app.deepscifi.domain.canon.Slug;
import app.deepscifi.domain.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The summary of the canon that a World Agent always sees: all entries in short form, by address, within a budget. */
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
        Field.of(Setting.class).forEach(field -> line(label(field), field.valueIn(canon.setting())));
        line("Months and eras", canon.calendar().saysNothing() ? null : canon.calendar().inShort());
        line("Tones", canon.tones().isEmpty() ? null : String.join(", ", canon.tones()));
        line("Themes", canon.themes().isEmpty() ? null : String.join(", ", canon.themes()));
        section("Rules", "/rules/", canon.rules(), Rule::inShort);
        section("Elements", "/elements/", canon.elements(), Element::inShort);
        section("Timeline", "/timeline/", inOrder(canon), Event::inShort);
        section("Constraints", "/constraints/", canon.constraints(), Constraint::inShort);
        section("Open questions", "/questions/", canon.questions(), Question::inShort);
        if (!leftOut.isEmpty()) {
            text.append("\n(Left out, because there is more than fits here: ")
                .append(String.join(", ", leftOut))
                .append(". Read them with read_canon.)\n");
        }
        return text.toString();
    }

    private static Map<Slug, Event> inOrder(Canon canon) {
        var events = new LinkedHashMap<Slug, Event>();
        for (var span : Timeline.of(canon)) {
            if (canon.at(span.address()).orElseThrow() instanceof Event event) {
                events.put(Objects.requireNonNull(span.address().slug()), event);
            }
        }
        return events;
    }

    private void line(String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(": ").append(Fenced.line(value.toString())).append('\n');
        }
    }

    /**
     * Adds whole entries, and none after the first that does not fit, so that the missing ones can be described in a
     * few words.
     */
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

    private static String label(Field field) {
        return Character.toUpperCase(field.name().charAt(0)) + field.name().substring(1);
    }
}
