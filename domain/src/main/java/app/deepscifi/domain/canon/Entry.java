package app.deepscifi.domain.canon;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry at an {@link Address} of a canon. Each checks itself when it is made. The records are the one description of
 * canon: its JSON, the API's document and the tools of the agents are made from them. To add a field, see
 * CONTRIBUTING, "A field of canon".
 */
public sealed interface Entry {
    int NAME_LENGTH = 120;
    int STATEMENT_LENGTH = 1_000;
    int SUMMARY_LENGTH = 2_000;
    int LIST_SIZE = 20;
    int REFERENCES = 50;

    /** Whether a canon that holds this is the same as one where nothing stands. */
    default boolean saysNothing() {
        return false;
    }

    record Premise(
        @Described(value = "What the world is, in a few sentences.", maxLength = SUMMARY_LENGTH, whole = true)
        String text
    ) implements Entry {
        public Premise {
            Checks.of(Premise.class, text).done();
        }
    }

    @Described("When and where the world is.")
    record Setting(
        @Described(value = "The year; before the epoch it is negative.", optional = true) @Nullable Integer year,
        @Described(value = "The place.", minLength = 0, maxLength = NAME_LENGTH, optional = true)
        @Nullable
        String place,
        @Described(
            value = "How years are counted, where it is not our way.",
            minLength = 0,
            maxLength = STATEMENT_LENGTH,
            optional = true
        )
        @Nullable
        String calendar
    ) implements Entry {
        public static final Setting UNKNOWN = new Setting(null, null, null);

        public Setting {
            Checks.of(Setting.class, year, place, calendar).done();
        }

        @Override
        public boolean saysNothing() {
            return equals(UNKNOWN);
        }
    }

    record Tones(
        @Described(value = "How it feels, in words.", maxLength = NAME_LENGTH, maxItems = LIST_SIZE, whole = true)
        List<String> words
    ) implements Entry {
        public Tones {
            Checks.of(Tones.class, words).done();
            words = List.copyOf(words);
        }

        @Override
        public boolean saysNothing() {
            return words.isEmpty();
        }
    }

    record Themes(
        @Described(value = "What it is about, in words.", maxLength = NAME_LENGTH, maxItems = LIST_SIZE, whole = true)
        List<String> words
    ) implements Entry {
        public Themes {
            Checks.of(Themes.class, words).done();
            words = List.copyOf(words);
        }

        @Override
        public boolean saysNothing() {
            return words.isEmpty();
        }
    }

    @Described("Something that holds always, here, or under a condition.")
    record Rule(
        @Described(value = "What holds, in a sentence or two.", maxLength = STATEMENT_LENGTH) String statement,
        @Described("Whether it holds everywhere, here, or under a condition.") Scope scope,
        @Described("How sure it is.") Certainty certainty,
        @Described(value = "What follows from it.", maxLength = STATEMENT_LENGTH, maxItems = LIST_SIZE, optional = true)
        List<String> implications,
        @Described(
            value = "Where it does not hold.",
            maxLength = STATEMENT_LENGTH,
            maxItems = LIST_SIZE,
            optional = true
        )
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
            Checks.of(Rule.class, statement, scope, certainty, implications, exceptions).done();
            implications = listOf(implications);
            exceptions = listOf(exceptions);
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            return word(certainty) + ": " + statement;
        }
    }

    @Described("Somebody or something of the world, and how it stands to others.")
    record Element(
        @Described("What it is.") Kind kind,
        @Described(value = "Its name.", maxLength = NAME_LENGTH) String name,
        @Described(value = "What everybody should know of it, in a few sentences.", maxLength = SUMMARY_LENGTH)
        String summary,
        @Described(value = "How far it is worked out; a sketch where this is left out.", optional = true) Detail detail,
        @Described(
            value = "More about it, by name, such as population.",
            maxNameLength = NAME_LENGTH,
            maxLength = STATEMENT_LENGTH,
            maxItems = LIST_SIZE,
            optional = true
        )
        Map<String, String> properties,
        @Described(value = "How it stands to other elements.", maxItems = REFERENCES, optional = true)
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
            Checks.of(Element.class, kind, name, summary, detail, properties, relations).done();
            detail = detail == null ? Detail.SKETCH : detail;
            properties = properties == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(properties));
            relations = listOf(relations);
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            var others = relations
                .stream()
                .map(relation -> relation.kind() + " " + relation.to())
                .collect(Collectors.joining(", "));
            return name + " (" + word(kind) + "): " + summary + (others.isEmpty() ? "" : " [" + others + "]");
        }
    }

    @Described("How one element stands to another.")
    record Relation(
        @Described("The slug of the other element.") Slug to,
        @Described(value = "A few words, such as depends on.", maxLength = NAME_LENGTH) String kind,
        @Described(value = "How strong it is; moderate where this is left out.", optional = true) Strength strength
    ) {
        public enum Strength {
            WEAK,
            MODERATE,
            STRONG,
        }

        public Relation {
            Checks.of(Relation.class, to, kind, strength).done();
            strength = strength == null ? Strength.MODERATE : strength;
        }
    }

    @Described("Something that happened, or will.")
    record Event(
        @Described(value = "A date of the world's calendar, such as 2291-04.", maxLength = NAME_LENGTH) String when,
        @Described(value = "What happened, in a few words.", maxLength = NAME_LENGTH) String title,
        @Described(value = "Why it matters.", minLength = 0, maxLength = STATEMENT_LENGTH, optional = true)
        String significance,
        @Described(value = "The slugs of the elements that had a part in it.", maxItems = REFERENCES, optional = true)
        List<Slug> elements
    ) implements Entry {
        public Event {
            Checks.of(Event.class, when, title, significance, elements).done();
            significance = significance == null ? "" : significance;
            elements = listOf(elements);
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            return when + ": " + title;
        }
    }

    @Described("Something that must not happen, or must, in every story.")
    record Constraint(
        @Described(value = "What must not happen, or must, in a sentence or two.", maxLength = STATEMENT_LENGTH)
        String statement,
        @Described("What it follows from.") Kind kind,
        @Described("How strictly it is to be kept.") Strictness strictness
    ) implements Entry {
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
            Checks.of(Constraint.class, statement, kind, strictness).done();
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            return word(strictness) + ": " + statement;
        }
    }

    @Described("Something that is still open.")
    record Question(@Described(value = "The question.", maxLength = STATEMENT_LENGTH) String text) implements Entry {
        public Question {
            Checks.of(Question.class, text).done();
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            return text;
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
