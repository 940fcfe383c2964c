package app.deepscifi.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one record, then refuses them all at once. */
public final class Checks {

    private final List<Violation> violations = new ArrayList<>();

    /**
     * Checks the components of a record by their {@link Described descriptions}; components without one are not checked.
     *
     * @param values of all components, in their order
     */
    public static Checks of(Class<? extends Record> type, @Nullable Object... values) {
        var checks = new Checks();
        var fields = Field.of(type);
        for (var i = 0; i < values.length; i++) {
            if (fields.get(i).isDescribed()) {
                checks.field(fields.get(i), values[i]);
            }
        }
        return checks;
    }

    private void field(Field field, @Nullable Object value) {
        var path = field.isWhole() ? "" : field.name();
        var bounds = field.described();
        switch (value) {
            case null -> {
                if (!field.isOptional() && !field.isNullable()) {
                    missing(field, path);
                }
            }
            case String text when field.minLength() == 0 -> atMost(path, text, bounds.maxLength());
            case String text -> text(path, text, bounds.maxLength());
            case Collection<?> items -> {
                count(path, items.size(), bounds.maxItems());
                if (field.itemType() == String.class) {
                    var index = 0;
                    for (var item : items) {
                        text(path + "[" + index++ + "]", (String) item, bounds.maxLength());
                    }
                }
            }
            case Map<?, ?> items -> {
                count(path, items.size(), bounds.maxItems());
                if (field.itemType() == String.class) {
                    items.forEach((name, item) ->
                        text(path, (String) name, bounds.maxNameLength()).text(
                            path + "." + name,
                            (String) item,
                            bounds.maxLength()
                        )
                    );
                }
            }
            default -> {
                // Checked when it was made.
            }
        }
    }

    private void missing(Field field, String path) {
        if (field.type() == String.class) {
            text(path, null, field.described().maxLength());
        } else if (field.type().isEnum()) {
            fail(path, "is missing: choose one of " + names(field.type()));
        } else {
            fail(path, "is missing");
        }
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    }

    /** A text that must be there. Lengths are counted in UTF-16 units. */
    public Checks text(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return fail(field, "is missing: give a text of 1 to " + maxLength + " characters");
        }
        return atMost(field, value, maxLength);
    }

    /** A text that may be absent or empty. */
    public Checks atMost(String field, @Nullable String value, int maxLength) {
        if (value != null && value.length() > maxLength) {
            return fail(field, "has " + value.length() + " characters: at most " + maxLength + " are possible");
        }
        return this;
    }

    public Checks count(String field, int count, int maxCount) {
        return count > maxCount
            ? fail(field, "has " + count + " entries: at most " + maxCount + " are possible")
            : this;
    }

    public Checks present(String field, @Nullable Object value) {
        return value == null ? fail(field, "is missing") : this;
    }

    /** Whatever checks itself by throwing {@link InvalidInput}, seen from the field that holds it. */
    public Checks within(String field, Runnable check) {
        try {
            check.run();
        } catch (InvalidInput invalid) {
            invalid.violations().forEach(violation -> violations.add(violation.within(field)));
        }
        return this;
    }

    public Checks fail(String path, String message) {
        violations.add(new Violation(path, message));
        return this;
    }

    /** @throws InvalidInput where any check failed */
    public void done() {
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }
}
