package app.deepscifi.api.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor the cursor of the next part; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of rows that were asked for with {@link PageRequest#fetchSize()}: one more than the page holds, which
     * tells whether there is a next page.
     *
     * @param keys where a row stands in the order of the list
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, Cursor> keys) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, keys.apply(items.getLast()).encoded());
    }

    /**
     * The same of rows that were read up to a bound of their own.
     *
     * @param more whether there is a next page
     */
    public static <T> Page<T> of(List<T> items, boolean more, Function<? super T, Cursor> keys) {
        return new Page<>(items, more ? keys.apply(items.getLast()).encoded() : null);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), nextCursor);
    }
}
