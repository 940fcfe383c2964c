package app.deepscifi.domain.canon;

import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Field;
import app.deepscifi.domain.canon.Entry.Calendar;
import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Generates canons of every possible shape, small enough that two of them often share addresses. */
public class Canons extends DomainContextBase {

    private static final List<Calendar> CALENDARS = List.of(
        Calendar.NONE,
        Calendars.eras(Calendars.up("After Earth", 2140)),
        Calendars.gregorian(Calendars.down("Before", 0), Calendars.up("After", 1))
    );

    public static Setting setting(int year, String place) {
        return make(Setting.class, Map.of("year", year, "place", place));
    }

    public static Rule rule(String statement) {
        return rule(statement, Rule.Scope.UNIVERSAL, Rule.Certainty.ESTABLISHED, List.of(), List.of());
    }

    public static Rule rule(
        String statement,
        Rule.Scope scope,
        Rule.Certainty certainty,
        List<String> implications,
        List<String> exceptions
    ) {
        return make(
            Rule.class,
            Map.of(
                "statement",
                statement,
                "scope",
                scope,
                "certainty",
                certainty,
                "implications",
                implications,
                "exceptions",
                exceptions
            )
        );
    }

    public static Element element(
        Element.Kind kind,
        String name,
        Map<String, String> properties,
        List<Relation> relations
    ) {
        return make(
            Element.class,
            Map.of(
                "kind",
                kind,
                "name",
                name,
                "summary",
                "A summary.",
                "properties",
                properties,
                "relations",
                relations
            )
        );
    }

    public static Event event(String when, String title, List<Slug> elements) {
        return make(Event.class, Map.of("when", when, "title", title, "elements", elements));
    }

    public static Relation relation(String to, String kind, Relation.Strength strength) {
        return make(Relation.class, Map.of("to", new Slug(to), "kind", kind, "strength", strength));
    }

    /** Makes a record from its components by name. The others are null, so a new optional component changes no test. */
    public static <R extends Record> R make(Class<R> type, Map<String, ?> components) {
        return make(
            type,
            Field.of(type)
                .stream()
                .<@Nullable Object>map(field -> components.get(field.name()))
                .toArray()
        );
    }

    private static <R extends Record> R make(Class<R> type, @Nullable Object... components) {
        var types = Field.of(type)
            .stream()
            .map(Field::type)
            .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(components);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be made from " + Arrays.toString(components), e);
        }
    }

    @Provide
    Arbitrary<Canon> canons() {
        var words = texts().list().ofMaxSize(3);
        return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.just(""), texts()),
            Combinators.combine(any(Setting.class), Arbitraries.of(CALENDARS)).as(Map::entry),
            words,
            words,
            byName(any(Rule.class)),
            byName(any(Element.class)),
            byName(any(Event.class)),
            Combinators.combine(byName(any(Constraint.class)), byName(any(Question.class))).as(Map::entry)
        ).as((premise, when, tones, themes, rules, elements, timeline, rest) ->
            new Canon(
                premise,
                when.getKey(),
                when.getValue(),
                tones,
                themes,
                rules,
                elements,
                timeline,
                rest.getKey(),
                rest.getValue()
            )
        );
    }

    @Provide
    Arbitrary<Slug> slugs() {
        return Arbitraries.strings()
            .withCharRange('a', 'z')
            .numeric()
            .ofMinLength(1)
            .ofMaxLength(12)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(words -> new Slug(String.join("-", words)));
    }

    @Provide
    Arbitrary<Address> addresses() {
        return Combinators.combine(Arbitraries.of(Section.values()), slugs()).as((section, slug) ->
            new Address(section, section.isCollection() ? slug : null)
        );
    }

    private static Arbitrary<Slug> fewSlugs() {
        return Arbitraries.of("ark", "no-ftl", "the-quiet", "x-9").map(Slug::new);
    }

    /** Texts of all characters that can be stored: no NUL, no unpaired surrogates. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
            .withCharRange('\u0001', '\ud7ff')
            .withCharRange('\ue000', '\ufffd')
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(text -> !text.isBlank());
    }

    private static <T> Arbitrary<SortedMap<Slug, T>> byName(Arbitrary<T> entries) {
        return Arbitraries.maps(fewSlugs(), entries).ofMaxSize(3).map(TreeMap::new);
    }

    /** Records with any components, so that a new one takes part in all properties. */
    private static <R extends Record> Arbitrary<R> any(Class<R> type) {
        return Combinators.combine(Field.of(type).stream().map(Canons::values).toList()).as(components ->
            make(type, components.toArray())
        );
    }

    private static Arbitrary<@Nullable Object> values(Field field) {
        Arbitrary<@Nullable Object> values = values(field, field.type());
        return field.isNullable() ? values.injectNull(0.4) : values;
    }

    private static Arbitrary<@Nullable Object> values(Field field, Class<?> type) {
        Arbitrary<?> values;
        if (type == Integer.class) {
            values = Arbitraries.integers();
        } else if (type == String.class) {
            values = texts();
        } else if (type == Slug.class) {
            values = fewSlugs();
        } else if (type == List.class) {
            values = values(field, field.itemType()).list().ofMaxSize(2);
        } else if (type == Map.class) {
            values = Arbitraries.maps(texts(), texts()).ofMaxSize(2);
        } else if (type == AssetId.class) {
            values = Arbitraries.create(AssetId::random);
        } else if (type.isEnum()) {
            values = Arbitraries.of(type.getEnumConstants());
        } else {
            values = any(type.asSubclass(Record.class));
        }
        return values.<@Nullable Object>map(value -> value);
    }
}
