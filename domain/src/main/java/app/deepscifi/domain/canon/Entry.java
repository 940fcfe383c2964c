package app.deepscifi.domain.canon;

import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.Described;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Years are numbered without a gap: year 1 follows year 0, and every year is one of these numbers whatever its eras call
     * it.
     */
    @Described("How days, months and years are counted, where it is not our way.")
    record Calendar(
        @Described(
            value = "The months and the days between them, in their order; left out, the year is ours.",
            maxItems = Calendar.MAX_MONTHS,
            optional = true
        )
        List<Month> months,
        @Described(
            value = "The names of the days of a week, beginning with that of the first day of year 1.",
            maxLength = NAME_LENGTH,
            maxItems = Calendar.MAX_WEEKDAYS,
            optional = true
        )
        List<String> weekdays,
        @Described(
            value = "Years in which a month is longer or shorter.",
            maxItems = Calendar.MAX_RULES,
            optional = true
        )
        List<LeapRule> leapRules,
        @Described(
            value = "What years are counted from; the first that fits is printed.",
            maxItems = Calendar.MAX_RULES,
            optional = true
        )
        List<Era> eras
    ) implements Entry {
        public static final Calendar NONE = new Calendar(List.of(), List.of(), List.of(), List.of());

        static final int MAX_MONTHS = 50;
        static final int MAX_WEEKDAYS = 30;
        static final int MAX_RULES = 50;
        static final int MAX_DAYS = 1_000;
        static final int MAX_YEARS = 1_000_000;

        public Calendar {
            var checks = Checks.of(Calendar.class, months, weekdays, leapRules, eras);
            months = listOf(months);
            weekdays = listOf(weekdays);
            leapRules = listOf(leapRules);
            eras = listOf(eras);
            CalendarChecks.check(checks, months, leapRules, eras);
            checks.done();
        }

        @Override
        public boolean saysNothing() {
            return equals(NONE);
        }

        /** @return its summary for a list of entries, in one line; empty where it says nothing */
        public String inShort() {
            return Stream.of(
                inShort("months", months, month -> month.name() + " " + month.days()),
                inShort("weekdays", weekdays, name -> name),
                inShort("leap rules", leapRules, LeapRule::inShort),
                inShort("eras", eras, Era::inShort)
            )
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        }

        private static <T> String inShort(String name, List<T> values, Function<T, String> summary) {
            return values.isEmpty() ? "" : name + " " + values.stream().map(summary).collect(Collectors.joining(", "));
        }
    }

    @Described("A month, or days that belong to no month.")
    record Month(
        @Described(value = "Its name. A word of it has a letter.", maxLength = NAME_LENGTH) String name,
        @Described("How many days it has in a common year, 0 to 1000.") Integer days,
        @Described(
            value = "Intercalary days stand between months, without a number or a weekday; a month where this is left out.",
            optional = true
        )
        Kind kind
    ) {
        public enum Kind {
            MONTH,
            INTERCALARY,
        }

        public Month {
            var checks = Checks.of(Month.class, name, days, kind);
            CalendarChecks.within(checks, "days", days, 0, Calendar.MAX_DAYS);
            CalendarChecks.words(checks, "name", name);
            checks.done();
            kind = kind == null ? Kind.MONTH : kind;
        }
    }

    @Described("Days more or less in a month, in some years: every so many, except every so many of these, unless …")
    record LeapRule(
        @Described(value = "The name of the month.", maxLength = NAME_LENGTH) String month,
        @Described("How many days more; below 0, how many fewer.") Integer days,
        @Described("Every how many years, such as 4.") Integer every,
        @Described(value = "But not every how many years, such as 100.", optional = true) @Nullable Integer except,
        @Described(value = "But then again every how many years, such as 400.", optional = true)
        @Nullable
        Integer unless,
        @Described(value = "The year from which these are counted; 0 where this is left out.", optional = true)
        @Nullable
        Integer from
    ) {
        public LeapRule {
            var checks = Checks.of(LeapRule.class, month, days, every, except, unless, from);
            CalendarChecks.within(checks, "days", days, -Calendar.MAX_DAYS, Calendar.MAX_DAYS);
            CalendarChecks.within(checks, "every", every, 1, Calendar.MAX_YEARS);
            CalendarChecks.within(checks, "except", except, 1, Calendar.MAX_YEARS);
            CalendarChecks.within(checks, "unless", unless, 1, Calendar.MAX_YEARS);
            if (unless != null && except == null) {
                checks.fail("unless", "needs a number in except");
            }
            checks.done();
        }

        String inShort() {
            return (
                (days < 0 ? "" : "+") +
                days +
                " " +
                month +
                " every " +
                every +
                (except == null ? "" : " except " + except) +
                (unless == null ? "" : " unless " + unless) +
                (from == null ? "" : " from " + from)
            );
        }
    }

    @Described("What years are counted from.")
    record Era(
        @Described(value = "Its name. A word of it has a letter.", maxLength = NAME_LENGTH) String name,
        @Described(value = "How dates name it, such as AE.", maxLength = NAME_LENGTH, minLength = 0, optional = true)
        @Nullable
        String shortForm,
        @Described("The year that is its year 1, in the count of all years; before year 1 it is 0 or negative.")
        Integer start,
        @Described(
            value = "Up: its years follow its year 1. Down: they come before it, as years BCE do. Up where this is left out.",
            optional = true
        )
        Direction counts,
        @Described(value = "How many years it has; left out, it lasts until the next era.", optional = true)
        @Nullable
        Integer years
    ) {
        public enum Direction {
            UP,
            DOWN,
        }

        public Era {
            var checks = Checks.of(Era.class, name, shortForm, start, counts, years);
            CalendarChecks.words(checks, "name", name);
            CalendarChecks.words(checks, "shortForm", shortForm);
            CalendarChecks.within(checks, "years", years, 1, Integer.MAX_VALUE);
            checks.done();
            counts = counts == null ? Direction.UP : counts;
        }

        /** How dates name it. */
        public String label() {
            return shortForm == null || shortForm.isBlank() ? name : shortForm;
        }

        String inShort() {
            return (
                name +
                (label().equals(name) ? "" : " (" + shortForm + ")") +
                " counts " +
                word(counts) +
                " from " +
                start +
                (years == null ? "" : ", " + years + " years")
            );
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
        List<Relation> relations,
        @Described(
            value = "Other names that it goes by.",
            maxLength = NAME_LENGTH,
            maxItems = LIST_SIZE,
            optional = true
        )
        List<String> aliases,
        @Described(
            value = "The date when it was born, founded or made.",
            minLength = 0,
            maxLength = NAME_LENGTH,
            optional = true
        )
        @Nullable
        String began,
        @Described(
            value = "The date when it died, fell or was destroyed.",
            minLength = 0,
            maxLength = NAME_LENGTH,
            optional = true
        )
        @Nullable
        String ended,
        @Described(value = "The id of a picture of this world that shows it.", optional = true)
        @Nullable
        AssetId portrait
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
            Checks.of(
                Element.class,
                kind,
                name,
                summary,
                detail,
                properties,
                relations,
                aliases,
                began,
                ended,
                portrait
            ).done();
            detail = detail == null ? Detail.SKETCH : detail;
            properties = properties == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(properties));
            relations = listOf(relations);
            aliases = listOf(aliases);
            began = saidOrNull(began);
            ended = saidOrNull(ended);
        }

        /** Its name, and all others that it goes by. */
        public List<String> names() {
            return Stream.concat(Stream.of(name), aliases.stream()).toList();
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            var more = new ArrayList<String>();
            if (!aliases.isEmpty()) {
                more.add("also " + String.join(", ", aliases));
            }
            if (began != null || ended != null) {
                more.add(orOpen(began) + " to " + orOpen(ended));
            }
            relations.forEach(relation -> more.add(relation.kind() + " " + relation.to()));
            var ending = more.isEmpty() ? "" : " [" + String.join(", ", more) + "]";
            return name + " (" + word(kind) + "): " + summary + ending;
        }
    }

    @Described("How one element stands to another.")
    record Relation(
        @Described("The slug of the other element.") Slug to,
        @Described(value = "A few words, such as depends on.", maxLength = NAME_LENGTH) String kind,
        @Described(value = "How strong it is; moderate where this is left out.", optional = true) Strength strength,
        @Described(
            value = "The same as the other element would say it, such as supports.",
            minLength = 0,
            maxLength = NAME_LENGTH,
            optional = true
        )
        @Nullable
        String inverse
    ) {
        public enum Strength {
            WEAK,
            MODERATE,
            STRONG,
        }

        public Relation {
            Checks.of(Relation.class, to, kind, strength, inverse).done();
            strength = strength == null ? Strength.MODERATE : strength;
            inverse = saidOrNull(inverse);
        }
    }

    @Described("Something that happened, or will.")
    record Event(
        @Described(value = "A date of the world's calendar, such as 2291-04.", maxLength = NAME_LENGTH) String when,
        @Described(value = "What happened, in a few words.", maxLength = NAME_LENGTH) String title,
        @Described(value = "Why it matters.", minLength = 0, maxLength = STATEMENT_LENGTH, optional = true)
        String significance,
        @Described(value = "The slugs of the elements that had a part in it.", maxItems = REFERENCES, optional = true)
        List<Slug> elements,
        @Described(
            value = "The date when it was over, where it took long.",
            minLength = 0,
            maxLength = NAME_LENGTH,
            optional = true
        )
        @Nullable
        String end,
        @Described(value = "The slugs of the events that it follows from.", maxItems = LIST_SIZE, optional = true)
        List<Slug> causes
    ) implements Entry {
        public Event {
            Checks.of(Event.class, when, title, significance, elements, end, causes).done();
            significance = significance == null ? "" : significance;
            elements = listOf(elements);
            causes = listOf(causes);
            end = saidOrNull(end);
        }

        /** @return its summary for a list of entries, in one line */
        public String inShort() {
            return when + (end == null ? "" : " to " + end) + ": " + title;
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

    private static String orOpen(@Nullable String date) {
        return date == null ? "…" : date;
    }

    private static @Nullable String saidOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
