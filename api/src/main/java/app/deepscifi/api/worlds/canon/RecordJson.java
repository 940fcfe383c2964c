package app.deepscifi.api.worlds.canon;

import app.deepscifi.api.platform.json.TextRecord;
import app.deepscifi.domain.Field;
import app.deepscifi.domain.InvalidInput;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a record of the domain from JSON by its {@link Field components}. */
final class RecordJson {

    private RecordJson() {}

    /** @throws InvalidInput with everything that is wrong, at its path inside the record */
    static <T> T read(Class<T> type, JsonNode json) {
        var whole = Field.whole(type);
        if (whole.isPresent()) {
            return make(type, whole.get().type() == List.class ? JsonReading.strings(json) : JsonReading.string(json));
        }
        var in = new JsonReading(json);
        var fields = Field.of(type);
        var values = new @Nullable Object[fields.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(in, fields.get(i));
        }
        return in.make(() -> make(type, values));
    }

    private static @Nullable Object value(JsonReading in, Field field) {
        var name = field.name();
        var type = field.type();
        if (type == String.class) {
            return field.isNullable() ? in.optionalText(name) : in.text(name);
        }
        if (type == Integer.class) {
            return in.integer(name);
        }
        if (type.isEnum()) {
            return in.choice(name, type);
        }
        if (type == List.class) {
            return in.list(name, json -> item(field.itemType(), json));
        }
        if (type == Map.class) {
            return in.textByName(name);
        }
        if (type == SortedMap.class) {
            return in.entries(name, json -> read(field.itemType(), json));
        }
        var text = TextRecord.of(type);
        if (field.isOptional() && text.isPresent()) {
            return in.part(name, json -> text.get().read(JsonReading.string(json)));
        }
        return Field.whole(type).isPresent()
            ? in.required(name, json -> read(type, json))
            : in.part(name, json -> read(type, json));
    }

    private static Object item(Class<?> type, JsonNode json) {
        return type == String.class ? JsonReading.string(json) : read(type, json);
    }

    private static <T> T make(Class<T> type, @Nullable Object... values) {
        var types = Field.of(type)
            .stream()
            .map(Field::type)
            .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidInput invalid) {
                throw invalid;
            }
            throw new IllegalStateException("A record of the domain failed in an unforeseen way", refused.getCause());
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
