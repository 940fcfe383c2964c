package app.deepscifi.simulator.model.canon;

import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Phrase;
import app.deepscifi.simulator.model.words.Template;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes new entries of canon from the person's words. It invents nothing. */
final class Entries {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Entries() {}

    static ObjectNode rule(String statement) {
        var rule = JSON.createObjectNode()
            .put("statement", statement)
            .put("scope", "universal")
            .put("certainty", "established");
        rule.putArray("implications");
        rule.putArray("exceptions");
        return rule;
    }

    static ObjectNode element(String kind, String name, String about) {
        var element = JSON.createObjectNode()
            .put("kind", kind)
            .put("name", name)
            .put("summary", summary(name, about))
            .put("detail", "sketch");
        element.putObject("properties");
        element.putArray("relations");
        return element;
    }

    /** A sentence about the element stays as it is; "a stoker" becomes "Jun, a stoker." */
    private static String summary(String name, String about) {
        if (about.isEmpty()) return "Nothing is written about %s yet.".formatted(
            new ReadDigest.Entry("", name, "character", "").mention()
        );
        if (Character.isUpperCase(about.codePointAt(0))) return ended(about);
        return ended("%s, %s".formatted(name, about));
    }

    static ObjectNode event(Wish.AddEvent event) {
        var json = JSON.createObjectNode()
            .put("when", event.when())
            .put("title", event.title())
            .put("significance", "");
        json.putArray("elements");
        return json;
    }

    static ObjectNode forbidden(String thing) {
        var statement = Template.capital(thing) + (new Phrase(thing).plural() ? " are" : " is") + " forbidden.";
        return JSON.createObjectNode().put("statement", statement).put("kind", "social").put("strictness", "absolute");
    }

    private static String ended(String text) {
        return text.matches("(?s).*[.!?…”\"]$") ? text : text + ".";
    }
}
