package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.canon.Entry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which canon is stored. Each stored canon and each stored change carries the number of its form. Older ones are
 * read upward, step by step, and never rewritten. A new optional field needs no new form: it is absent in older ones.
 */
final class CanonSchema {

    static final int PRESENT = 2;

    /** The form before there were numbers. */
    private static final int FIRST = 1;

    private static final String NUMBER = "schema";

    /** The names of the property in which elements had their aliases, as one text. */
    private static final Set<String> ALIASES = Set.of("alias", "aliases");

    private CanonSchema() {}

    static JsonNode marked(JsonNode document) {
        return ((ObjectNode) document).put(NUMBER, PRESENT);
    }

    static JsonNode canon(JsonNode stored) {
        if (of(stored) == FIRST) {
            stored.path("elements").forEach(CanonSchema::separateAliases);
        }
        return stored;
    }

    static JsonNode change(JsonNode stored) {
        if (of(stored) == FIRST && stored.path("address").asString("").startsWith("/elements/")) {
            separateAliases(stored.path("before"));
            separateAliases(stored.path("after"));
        }
        return stored;
    }

    private static int of(JsonNode document) {
        var number = document.path(NUMBER).asInt(FIRST);
        if (number > PRESENT) {
            throw new IllegalStateException("This canon was written by a newer version of the API, in form " + number);
        }
        return number;
    }

    /** Aliases that do not fit into their field stay a property. */
    private static void separateAliases(JsonNode element) {
        if (!(element.path("properties") instanceof ObjectNode properties)) {
            return;
        }
        for (var name : Set.copyOf(properties.propertyNames())) {
            var aliases = Arrays.stream(properties.path(name).asString("").split("[,;\n]"))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
            var fits =
                aliases.size() <= Entry.LIST_SIZE &&
                aliases.stream().allMatch(alias -> alias.length() <= Entry.NAME_LENGTH);
            if (ALIASES.contains(name.toLowerCase(Locale.ROOT)) && fits && !element.has("aliases")) {
                var list = ((ObjectNode) element).putArray("aliases");
                aliases.forEach(list::add);
                properties.remove(name);
            }
        }
    }
}
