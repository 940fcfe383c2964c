package app.deepscifi.api.worlds.history;

import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.canon.Entry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions, a page of it, in the order of addresses.
 *
 * @param count      how many entries differ in all
 * @param nextCursor the cursor of the next part; null on the last
 */
@Schema(name = "Comparison")
record ComparisonView(
    Compared.ComparedVersion from,
    Compared.ComparedVersion to,
    int count,
    List<Difference> items,
    @Nullable String nextCursor
) {
    /**
     * An entry that differs.
     *
     * @param before null where it was added
     * @param after  null where it was removed
     * @param fields the names of the fields that differ; none where the whole entry does
     */
    @Schema(name = "Difference")
    record Difference(
        Address address,
        Change.Kind kind,
        @Nullable Entry before,
        @Nullable Entry after,
        List<String> fields
    ) {
        static Difference of(Change change) {
            return new Difference(
                change.address(),
                change.kind(),
                change.before(),
                change.after(),
                change.changedFields()
            );
        }
    }

    private record Placed(int place, Difference difference) {}

    static ComparisonView of(Compared from, Compared to, PageRequest request) {
        var changes = from.changesTo(to);
        var after = request
            .after()
            .map(cursor -> cursor.number(0))
            .orElse(-1L);
        var begin = Math.clamp(after, -1, changes.size() - 1) + 1;
        var rows = IntStream.range(begin, Math.min(begin + request.fetchSize(), changes.size()))
            .mapToObj(place -> new Placed(place, Difference.of(changes.get(place))))
            .toList();
        var page = Page.of(rows, request, row -> Cursor.of(row.place()));
        return new ComparisonView(
            from.view(),
            to.view(),
            changes.size(),
            page.items().stream().map(Placed::difference).toList(),
            page.nextCursor()
        );
    }
}
