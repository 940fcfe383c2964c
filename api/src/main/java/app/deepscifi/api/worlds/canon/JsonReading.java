package app.deepscifi.api.worlds.canon;

import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Slug;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one JSON object field by field, continues after an invalid field, and reports all of them in {@link #make}. An
 * absent field is no error here; the created object checks its required fields.
 */
final class JsonReading {

    private static final int MAX_VIOLATIONS = 100;
    private static final int MAX_LIST = 1_000;

    private final JsonNode json;
    private final List<Violation> violations = new ArrayList<>();

    JsonReading(JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidInput("", "must be an object");
        }
        this.json = json;
    }

    static String string(JsonNode json) {
        if (!json.isString()) {
            throw new InvalidInput("", "must be a text");
        }
        return json.stringValue();
    }

    static List<String> strings(JsonNode json) {
        return items(json, JsonReading::string);
    }

    /** Empty where it is absent. */
    String text(String field) {
        var text = optionalText(field);
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String field) {
        return part(field, JsonReading::string);
    }

    @Nullable
    Integer integer(String field) {
        return part(field, value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw new InvalidInput("", "must be a whole number");
            }
            return value.intValue();
        });
    }

    <T> List<T> list(String field, Function<JsonNode, T> reading) {
        var list = part(field, value -> items(value, reading));
        return list == null ? List.of() : list;
    }

    Map<String, String> textByName(String field) {
        var map = part(field, value -> {
            var in = new JsonReading(value);
            var texts = new TreeMap<String, String>();
            for (var name : in.json.propertyNames()) {
                texts.put(name, in.text(name));
            }
            return in.make(() -> texts);
        });
        return map == null ? Map.of() : map;
    }

    /** A collection of entries by slug. */
    <T> SortedMap<Slug, T> entries(String field, Function<JsonNode, T> reading) {
        var map = part(field, value -> {
            if (value.size() > Canon.MAX_ENTRIES) {
                throw new InvalidInput(
                    "",
                    "has " + value.size() + " entries: at most " + Canon.MAX_ENTRIES + " are possible"
                );
            }
            var in = new JsonReading(value);
            var entries = new TreeMap<Slug, T>();
            for (var name : in.json.propertyNames()) {
                in.collect(name, () -> entries.put(new Slug(name), reading.apply(value.get(name))));
            }
            return in.make(() -> entries);
        });
        return map == null ? new TreeMap<>() : map;
    }

    /** A constant of an enum; null if it is absent or invalid, which constructors check. */
    @Nullable
    Object choice(String field, Class<?> type) {
        return part(field, value ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> WireNames.of((Enum<?>) constant).equals(string(value)))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("", "must be one of " + names(type)))
        );
    }

    /** Null where it is absent, null or wrong. */
    <T> @Nullable T part(String field, Function<JsonNode, T> reading) {
        var value = json.get(field);
        return value == null || value.isNull() ? null : collect(field, () -> reading.apply(value));
    }

    /** Null only for an explicit null; an absent field may be a mistake and is refused. */
    <T> @Nullable T said(String field, Function<JsonNode, T> reading) {
        if (!json.has(field)) {
            violations.add(new Violation(field, "is missing: give the whole entry, or null to remove it"));
        }
        return part(field, reading);
    }

    /** @throws InvalidInput at once, because the next fields depend on it */
    <T> T required(String field, Function<JsonNode, T> reading) {
        if (json.get(field) == null || json.get(field).isNull()) {
            violations.add(new Violation(field, "is missing"));
        }
        var value = part(field, reading);
        if (value == null) {
            throw new InvalidInput(violations);
        }
        return value;
    }

    /** @throws InvalidInput with all errors so far, and those that the maker reports for other fields */
    <T> T make(Supplier<T> maker) {
        var before = List.copyOf(violations);
        T made = null;
        try {
            made = maker.get();
        } catch (InvalidInput invalid) {
            invalid
                .violations()
                .stream()
                .filter(violation -> before.stream().noneMatch(other -> other.path().startsWith(violation.path())))
                .forEach(violations::add);
        }
        if (made == null || !violations.isEmpty()) {
            throw new InvalidInput(violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
        }
        return made;
    }

    private <T> @Nullable T collect(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInput invalid) {
            invalid.violations().forEach(violation -> violations.add(violation.within(field)));
            return null;
        }
    }

    private static <T> List<T> items(JsonNode json, Function<JsonNode, T> reading) {
        if (!json.isArray()) {
            throw new InvalidInput("", "must be a list");
        }
        if (json.size() > MAX_LIST) {
            throw new InvalidInput("", "has " + json.size() + " entries, which is too many");
        }
        var items = new ArrayList<T>();
        var violations = new ArrayList<Violation>();
        for (var i = 0; i < json.size(); i++) {
            try {
                items.add(reading.apply(json.get(i)));
            } catch (InvalidInput invalid) {
                for (var violation : invalid.violations()) {
                    violations.add(violation.within("[" + i + "]"));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        return items;
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
            .map(constant -> WireNames.of((Enum<?>) constant))
            .collect(Collectors.joining(", "));
    }
}
