package app.deepscifi.api.agents.tools;

import app.deepscifi.domain.Field;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import app.deepscifi.domain.canon.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns lists of {@link ToolParameters} that stand for maps into maps again, the form that records are read from. Maps
 * are accepted too; reading refuses everything else.
 */
final class ToolArguments {

    private final List<Violation> violations = new ArrayList<>();

    private ToolArguments() {}

    /**
     * Changes the arguments in place.
     *
     * @throws InvalidInput if an item of such a list has no name, or the same name as another item
     */
    static void restoreMaps(JsonNode arguments, Class<? extends Record> type) {
        var restoring = new ToolArguments();
        restoring.restore(arguments, type, "");
        if (!restoring.violations.isEmpty()) {
            throw new InvalidInput(restoring.violations);
        }
    }

    private void restore(JsonNode json, Class<?> type, String path) {
        if (type == Entry.class) {
            // Only elements have a map, and no other entry has a list of the same name.
            restore(json, Entry.Element.class, path);
        } else if (type.isRecord() && json instanceof ObjectNode object) {
            Field.of(type).forEach(field -> restore(object, field, path.isEmpty() ? "" : path + "."));
        }
    }

    private void restore(ObjectNode object, Field field, String prefix) {
        var path = prefix + field.name();
        if (Map.class.isAssignableFrom(field.type())) {
            if (object.path(field.name()) instanceof ArrayNode list) {
                object.set(field.name(), map(list, field, path));
            }
            object.path(field.name()).forEachEntry((name, item) -> restore(item, field.itemType(), path + "." + name));
        } else if (field.type() == List.class) {
            object.path(field.name()).forEach(item -> restore(item, field.itemType(), path));
        } else {
            restore(object.path(field.name()), field.type(), path);
        }
    }

    private ObjectNode map(ArrayNode list, Field field, String path) {
        var map = JsonNodeFactory.instance.objectNode();
        var key = ToolParameters.keyOf(field);
        for (var i = 0; i < list.size(); i++) {
            var item = list.get(i);
            var name = item.path(key).asString("");
            var at = path + "[" + i + "]." + key;
            if (name.isEmpty()) {
                violations.add(new Violation(at, "is missing"));
            } else if (map.has(name)) {
                violations.add(new Violation(at, "is there twice: " + name));
            } else {
                map.set(name, field.itemType().isRecord() ? item : item.path(ToolParameters.VALUE));
            }
        }
        return map;
    }
}
