package app.deepscifi.api.agents.tools;

import app.deepscifi.api.platform.json.TextRecord;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.Field;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Section;
import app.deepscifi.domain.canon.Slug;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of a tool's arguments, generated from their record. It uses only features that strict tool calls and
 * grammars of model servers support: objects are closed, a map is a list whose items have their slug or name as a field
 * ({@link ToolArguments} reads them), there are no references, and the length of a text is in its description.
 */
final class ToolParameters {

    static final String VALUE = "value";

    private ToolParameters() {}

    /** The field of an item that holds its key, in a list that stands for a map. */
    static String keyOf(Field map) {
        return map.itemType().isRecord() ? "slug" : "name";
    }

    static Map<String, Object> of(Class<? extends Record> arguments) {
        return object(arguments, Map.of());
    }

    /** @param first properties before those of the record */
    private static Map<String, Object> object(Class<?> type, Map<String, Object> first) {
        var properties = new LinkedHashMap<>(first);
        var required = new ArrayList<>(first.keySet());
        for (var field : Field.of(type)) {
            properties.put(field.name(), field(field));
            if (!field.isOptional()) {
                required.add(field.name());
            }
        }
        return closed(properties, required);
    }

    private static Map<String, Object> closed(Map<String, Object> properties, List<String> required) {
        var schema = schema("object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> field(Field field) {
        var described = field.described();
        var schema = plain(field);
        if (field.type() == List.class) {
            if (described.minItems() > 0) {
                schema.put("minItems", described.minItems());
            }
            if (described.maxItems() != Described.UNBOUNDED) {
                schema.put("maxItems", described.maxItems());
            }
        }
        var words = described.value();
        if (described.maxLength() != Described.UNBOUNDED) {
            var each = field.type() == String.class ? "" : " each";
            words = (words + " At most " + described.maxLength() + " characters" + each + ".").strip();
        }
        if (!words.isEmpty()) {
            schema.put("description", words);
        }
        return schema;
    }

    private static Map<String, Object> plain(Field field) {
        if (field.type() == List.class) {
            return array(value(field.itemType()));
        }
        if (Map.class.isAssignableFrom(field.type())) {
            return array(item(field));
        }
        if (field.type() == Entry.class) {
            return entry();
        }
        return value(field.type());
    }

    private static Map<String, Object> item(Field map) {
        if (map.itemType().isRecord()) {
            return object(map.itemType(), Map.of(keyOf(map), value(Slug.class)));
        }
        var properties = new LinkedHashMap<String, Object>();
        properties.put(keyOf(map), schema("string"));
        properties.put(VALUE, schema("string"));
        return closed(properties, List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> value(Class<?> type) {
        var whole = Field.whole(type);
        if (whole.isPresent()) {
            return field(whole.get());
        }
        if (type == String.class) {
            return schema("string");
        }
        if (type == Integer.class) {
            return schema("integer");
        }
        if (type == Boolean.class) {
            return schema("boolean");
        }
        if (type.isEnum()) {
            return choice(type);
        }
        var schema = TextRecord.of(type).isPresent() ? schema("string") : object(type, Map.of());
        var described = type.getAnnotation(Described.class);
        if (described != null) {
            schema.put("description", described.value());
        }
        return schema;
    }

    private static Map<String, Object> choice(Class<?> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(constant -> WireNames.of((Enum<?>) constant));
        var schema = schema("string");
        schema.put("enum", names.toList());
        return schema;
    }

    /** Any entry of a canon, or null. */
    private static Map<String, Object> entry() {
        var kinds = new ArrayList<Map<String, Object>>();
        for (var section : Section.values()) {
            var kind = value(section.entryType());
            kind.put("description", "/" + section.field() + ": " + kind.get("description"));
            kinds.add(kind);
        }
        kinds.add(schema("null"));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("anyOf", kinds);
        return schema;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        var schema = schema("array");
        schema.put("items", items);
        return schema;
    }

    private static Map<String, Object> schema(String type) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        return schema;
    }
}
