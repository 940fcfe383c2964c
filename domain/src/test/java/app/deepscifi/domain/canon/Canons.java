package app.deepscifi.domain.canon;

import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Generates canons of every possible shape, small enough that two of them often share addresses. */
public class Canons extends DomainContextBase {

    /** The only factories of entries in tests, so that a new field changes no other file. */
    public static Setting setting(int year, String place) {
        return new Setting(year, place, null);
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
        return new Rule(statement, scope, certainty, implications, exceptions);
    }

    public static Element element(
        Element.Kind kind,
        String name,
        Map<String, String> properties,
        List<Relation> relations
    ) {
        return new Element(kind, name, "A summary.", Element.Detail.SKETCH, properties, relations);
    }

    public static Event event(String when, String title, List<Slug> elements) {
        return new Event(when, title, "", elements);
    }

    @Provide
    Arbitrary<Canon> canons() {
        var words = texts().list().ofMaxSize(3);
        return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.just(""), texts()),
            settings(),
            words,
            words,
            byName(rules()),
            byName(elements()),
            byName(events()),
            Combinators.combine(byName(constraints()), byName(questions())).as(Map::entry)
        ).as((premise, setting, tones, themes, rules, elements, timeline, rest) ->
            new Canon(premise, setting, tones, themes, rules, elements, timeline, rest.getKey(), rest.getValue())
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

    private static Arbitrary<Setting> settings() {
        return Combinators.combine(
            Arbitraries.integers().injectNull(0.3),
            texts().injectNull(0.3),
            texts().injectNull(0.8)
        ).as(Setting::new);
    }

    private static Arbitrary<Rule> rules() {
        return Combinators.combine(
            texts(),
            Arbitraries.of(Rule.Scope.class),
            Arbitraries.of(Rule.Certainty.class),
            texts().list().ofMaxSize(2),
            texts().list().ofMaxSize(2)
        ).as(Canons::rule);
    }

    private static Arbitrary<Element> elements() {
        var relations = Combinators.combine(fewSlugs(), texts(), Arbitraries.of(Relation.Strength.class)).as(
            Relation::new
        );
        return Combinators.combine(
            Arbitraries.of(Element.Kind.class),
            texts(),
            texts(),
            Arbitraries.of(Element.Detail.class),
            Arbitraries.maps(texts(), texts()).ofMaxSize(2),
            relations.list().ofMaxSize(2)
        ).as(Element::new);
    }

    private static Arbitrary<Event> events() {
        return Combinators.combine(texts(), texts(), texts(), fewSlugs().list().ofMaxSize(2)).as(Event::new);
    }

    private static Arbitrary<Constraint> constraints() {
        return Combinators.combine(
            texts(),
            Arbitraries.of(Constraint.Kind.class),
            Arbitraries.of(Constraint.Strictness.class)
        ).as(Constraint::new);
    }

    private static Arbitrary<Question> questions() {
        return texts().map(Question::new);
    }
}
