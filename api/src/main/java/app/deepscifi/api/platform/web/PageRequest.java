package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. A parameter of this type is read from {@code ?cursor=&limit=}.
 *
 * @param after the key of the last row the caller has; empty for the first page
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record PageRequest(Optional<Cursor> after, int limit) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.validation("limit", "must be a number from 1 to " + MAX_LIMIT);
        }
    }

    /** @return the number of rows to read: one more than the page holds */
    public int fetchSize() {
        return limit + 1;
    }

    /**
     * The SQL parameters {@code at}, {@code after} and {@code size} for a list that is sorted by a time, then by an id.
     */
    public Map<String, @Nullable Object> byTimeAndId() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("at", after.map(cursor -> cursor.instant(0).toString()).orElse(null));
        parameters.put("after", after.map(cursor -> cursor.uuid(1).toString()).orElse(null));
        parameters.put("size", fetchSize());
        return parameters;
    }
}
