package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Edit;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Entry.Constraint;
import app.deepscifi.domain.canon.Entry.Element;
import app.deepscifi.domain.canon.Entry.Event;
import app.deepscifi.domain.canon.Entry.Premise;
import app.deepscifi.domain.canon.Entry.Question;
import app.deepscifi.domain.canon.Entry.Relation;
import app.deepscifi.domain.canon.Entry.Rule;
import app.deepscifi.domain.canon.Entry.Setting;
import app.deepscifi.domain.canon.Entry.Themes;
import app.deepscifi.domain.canon.Entry.Tones;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import tools.jackson.databind.JsonNode;

/**
 * Reads canon from JSON that people and models wrote. Everything that is wrong is said at once, each with its path, as
 * {@link InvalidInput}. What is unknown is passed over.
 */
public final class CanonJson {

    private CanonJson() {}

    public static Canon canon(JsonNode json) {
        var in = new JsonReading(json);
        var premise = in.text("premise");
        var setting = in.part("setting", CanonJson::setting);
        var tones = in.texts("tones");
        var themes = in.texts("themes");
        var rules = in.entries("rules", CanonJson::rule);
        var elements = in.entries("elements", CanonJson::element);
        var timeline = in.entries("timeline", CanonJson::event);
        var constraints = in.entries("constraints", CanonJson::constraint);
        var questions = in.entries("questions", CanonJson::question);
        return in.make(() ->
            new Canon(
                premise,
                setting == null ? Setting.UNKNOWN : setting,
                tones,
                themes,
                rules,
                elements,
                timeline,
                constraints,
                questions
            )
        );
    }

    public static Edit edit(JsonNode json) {
        var in = new JsonReading(json);
        var address = in.required("address", CanonJson::address);
        var after = in.said("after", value -> entry(address.section(), value));
        return in.make(() -> new Edit(address, after));
    }

    public static Change change(JsonNode json) {
        var in = new JsonReading(json);
        var address = in.required("address", CanonJson::address);
        var before = in.part("before", value -> entry(address.section(), value));
        var after = in.part("after", value -> entry(address.section(), value));
        return in.make(() -> new Change(address, before, after));
    }

    public static Address address(JsonNode json) {
        return Address.parse(JsonReading.string(json));
    }

    public static Slug slug(JsonNode json) {
        return new Slug(JsonReading.string(json));
    }

    private static Entry entry(Section section, JsonNode json) {
        return switch (section) {
            case PREMISE -> new Premise(JsonReading.string(json));
            case SETTING -> setting(json);
            case TONES -> new Tones(JsonReading.strings(json));
            case THEMES -> new Themes(JsonReading.strings(json));
            case RULES -> rule(json);
            case ELEMENTS -> element(json);
            case TIMELINE -> event(json);
            case CONSTRAINTS -> constraint(json);
            case QUESTIONS -> question(json);
        };
    }

    private static Setting setting(JsonNode json) {
        var in = new JsonReading(json);
        var year = in.integer("year");
        var place = in.optionalText("place");
        var calendar = in.optionalText("calendar");
        return in.make(() -> new Setting(year, place, calendar));
    }

    private static Rule rule(JsonNode json) {
        var in = new JsonReading(json);
        var statement = in.text("statement");
        var scope = in.choice("scope", Rule.Scope.class);
        var certainty = in.choice("certainty", Rule.Certainty.class);
        var implications = in.texts("implications");
        var exceptions = in.texts("exceptions");
        return in.make(() -> new Rule(statement, scope, certainty, implications, exceptions));
    }

    private static Element element(JsonNode json) {
        var in = new JsonReading(json);
        var kind = in.choice("kind", Element.Kind.class);
        var name = in.text("name");
        var summary = in.text("summary");
        var detail = in.choice("detail", Element.Detail.class);
        var properties = in.textByName("properties");
        var relations = in.list("relations", CanonJson::relation);
        return in.make(() -> new Element(kind, name, summary, detail, properties, relations));
    }

    private static Relation relation(JsonNode json) {
        var in = new JsonReading(json);
        var to = in.required("to", CanonJson::slug);
        var kind = in.text("kind");
        var strength = in.choice("strength", Relation.Strength.class);
        return in.make(() -> new Relation(to, kind, strength));
    }

    private static Event event(JsonNode json) {
        var in = new JsonReading(json);
        var when = in.text("when");
        var title = in.text("title");
        var significance = in.text("significance");
        var elements = in.list("elements", CanonJson::slug);
        return in.make(() -> new Event(when, title, significance, elements));
    }

    private static Constraint constraint(JsonNode json) {
        var in = new JsonReading(json);
        var statement = in.text("statement");
        var kind = in.choice("kind", Constraint.Kind.class);
        var strictness = in.choice("strictness", Constraint.Strictness.class);
        return in.make(() -> new Constraint(statement, kind, strictness));
    }

    private static Question question(JsonNode json) {
        var in = new JsonReading(json);
        var text = in.text("text");
        return in.make(() -> new Question(text));
    }
}
