package app.deepscifi.domain.canon;

import app.deepscifi.domain.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands at an {@link Address} of a canon. Each checks itself when it is made. */
public sealed interface Entry {
    int NAME_LENGTH = 120;
    int STATEMENT_LENGTH = 1_000;
    int SUMMARY_LENGTH = 2_000;
    int LIST_SIZE = 20;

    /** Whether a canon that holds this is the same as one where nothing stands. */
    default boolean saysNothing() {
        return false;
    }

    /** What the world is, in a few sentences. */
    record Premise(String text) implements Entry {
        public Premise {
            new Checks().text("", text, SUMMARY_LENGTH).done();
        }
    }

    /**
     * When and where.
     *
     * @param calendar how years are counted, where it is not our way
     */
    record Setting(@Nullable Integer year, @Nullable String place, @Nullable String calendar) implements Entry {
        public static final Setting UNKNOWN = new Setting(null, null, null);

        public Setting {
            new Checks().atMost("place", place, NAME_LENGTH).atMost("calendar", calendar, STATEMENT_LENGTH).done();
        }

        @Override
        public boolean saysNothing() {
            return equals(UNKNOWN);
        }
    }

    /** How it feels, in words. */
    record Tones(List<String> words) implements Entry {
        public Tones {
            new Checks().texts("", words, LIST_SIZE, NAME_LENGTH).done();
            words = List.copyOf(words);
        }

        @Override
        public boolean saysNothing() {
            return words.isEmpty();
        }
    }

    /** What it is about, in words. */
    record Themes(List<String> words) implements Entry {
        public Themes {
            new Checks().texts("", words, LIST_SIZE, NAME_LENGTH).done();
            words = List.copyOf(words);
        }

        @Override
        public boolean saysNothing() {
            return words.isEmpty();
        }
    }

    /** Something that always, or here, or under a condition holds. */
    record Rule(
        String statement,
        Scope scope,
        Certainty certainty,
        List<String> implications,
        List<String> exceptions
    ) implements Entry {
        public enum Scope {
            UNIVERSAL,
            LOCAL,
            CONDITIONAL,
        }

        public enum Certainty {
            TENTATIVE,
            ESTABLISHED,
            FUNDAMENTAL,
        }

        public Rule {
            new Checks()
                .text("statement", statement, STATEMENT_LENGTH)
                .chosen("scope", scope, Scope.class)
                .chosen("certainty", certainty, Certainty.class)
                .texts("implications", implications, LIST_SIZE, STATEMENT_LENGTH)
                .texts("exceptions", exceptions, LIST_SIZE, STATEMENT_LENGTH)
                .done();
            implications = listOf(implications);
            exceptions = listOf(exceptions);
        }
    }

    /** Somebody or something of the world, and how it stands to others. */
    record Element(
        Kind kind,
        String name,
        String summary,
        Detail detail,
        Map<String, String> properties,
        List<Relation> relations
    ) implements Entry {
        public enum Kind {
            CHARACTER,
            LOCATION,
            TECHNOLOGY,
            FACTION,
            SPECIES,
            ARTIFACT,
            EVENT,
            CONCEPT,
        }

        public enum Detail {
            SKETCH,
            DETAILED,
        }

        public Element {
            var checks = new Checks()
                .chosen("kind", kind, Kind.class)
                .text("name", name, NAME_LENGTH)
                .text("summary", summary, SUMMARY_LENGTH)
                .count("properties", properties == null ? 0 : properties.size(), LIST_SIZE)
                .count("relations", relations == null ? 0 : relations.size(), 50);
            if (properties != null) {
                properties.forEach((key, value) ->
                    checks.text("properties", key, NAME_LENGTH).text("properties." + key, value, STATEMENT_LENGTH)
                );
            }
            checks.done();
            detail = detail == null ? Detail.SKETCH : detail;
            properties = properties == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(properties));
            relations = listOf(relations);
        }
    }

    /**
     * How one element stands to another.
     *
     * @param to   the slug of the other element
     * @param kind a few words, such as {@code depends on}
     */
    record Relation(Slug to, String kind, Strength strength) {
        public enum Strength {
            WEAK,
            MODERATE,
            STRONG,
        }

        public Relation {
            new Checks().present("to", to).text("kind", kind, NAME_LENGTH).done();
            strength = strength == null ? Strength.MODERATE : strength;
        }
    }

    /**
     * Something that happened, or will.
     *
     * @param when a date of the world's calendar, such as {@code 2291-04}
     */
    record Event(String when, String title, String significance, List<Slug> elements) implements Entry {
        public Event {
            new Checks()
                .text("when", when, NAME_LENGTH)
                .text("title", title, NAME_LENGTH)
                .atMost("significance", significance, STATEMENT_LENGTH)
                .count("elements", elements == null ? 0 : elements.size(), 50)
                .done();
            significance = significance == null ? "" : significance;
            elements = listOf(elements);
        }
    }

    /** What may not happen, or must, in every story. */
    record Constraint(String statement, Kind kind, Strictness strictness) implements Entry {
        public enum Kind {
            PHYSICAL,
            SOCIAL,
            LOGICAL,
            NARRATIVE,
        }

        public enum Strictness {
            ABSOLUTE,
            STRONG,
            WEAK,
        }

        public Constraint {
            new Checks()
                .text("statement", statement, STATEMENT_LENGTH)
                .chosen("kind", kind, Kind.class)
                .chosen("strictness", strictness, Strictness.class)
                .done();
        }
    }

    /** What is still open. */
    record Question(String text) implements Entry {
        public Question {
            new Checks().text("text", text, STATEMENT_LENGTH).done();
        }
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
