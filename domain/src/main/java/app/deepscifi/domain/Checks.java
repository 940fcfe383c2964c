package app.deepscifi.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one record, then refuses them all at once. */
public final class Checks {

    private final List<Violation> violations = new ArrayList<>();

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

    public Checks texts(String field, @Nullable Collection<String> values, int maxCount, int maxLength) {
        if (values == null) {
            return this;
        }
        count(field, values.size(), maxCount);
        var index = 0;
        for (var value : values) {
            text(field + "[" + index++ + "]", value, maxLength);
        }
        return this;
    }

    public Checks count(String field, int count, int maxCount) {
        return count > maxCount
            ? fail(field, "has " + count + " entries: at most " + maxCount + " are possible")
            : this;
    }

    /** One of the names of an enumeration, which must be there. */
    public <E extends Enum<E>> Checks chosen(String field, @Nullable E value, Class<E> type) {
        if (value != null) {
            return this;
        }
        var names = Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
        return fail(field, "is missing: choose one of " + names);
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
