package app.deepscifi.api.search;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.api.platform.web.AccessRule;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "search", description = "Find worlds, entries, stories, passages and messages")
@RestController
@RequestMapping("/api/search")
class SearchController {

    private static final int MAX_LENGTH = 200;

    private final SearchIndex index;
    private final SearchStore store;
    private final Worlds worlds;

    SearchController(SearchIndex index, SearchStore store, Worlds worlds) {
        this.index = index;
        this.store = store;
        this.worlds = worlds;
    }

    @Operation(
        operationId = "search",
        summary = "Finds what the caller may read by its words, names in other spellings too; the best hits first"
    )
    @Access(AccessRule.PUBLIC)
    @GetMapping
    Page<SearchHit> searchTexts(
        Caller caller,
        @Parameter(description = "All of these words") @RequestParam String q,
        @Parameter(description = "Only in this world") @RequestParam(required = false) @Nullable WorldId worldId,
        @Parameter(description = "Only these kinds") @RequestParam(required = false) @Nullable List<SearchKind> kind,
        PageRequest page
    ) {
        new Checks().text("q", q, MAX_LENGTH).done();
        var words = SearchWords.of(q);
        if (words.isEmpty()) {
            throw ProblemException.validation("q", "must have a letter or a digit");
        }
        if (worldId != null) {
            worlds.requireHeader(caller, worldId, Action.READ);
        }
        var kinds = kind == null || kind.isEmpty() ? EnumSet.allOf(SearchKind.class) : EnumSet.copyOf(kind);
        var after = page
            .after()
            .map(cursor -> new SearchStore.After(cursor.number(0), cursor.number(1)))
            .orElse(null);
        index.catchUp();
        var rows = store.find(caller, words, worldId, kinds, after, page.fetchSize());
        var found = Page.of(rows, page, row -> Cursor.of(row.score(), row.id()));
        var onPath = store.onPath(turns(found.items()));
        return found.map(row -> shown(row, words, onPath));
    }

    private static Set<UUID> turns(List<SearchStore.Row> rows) {
        return rows
            .stream()
            .map(row -> row.hit().turnId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    }

    private static SearchHit shown(SearchStore.Row row, SearchWords words, Set<UUID> onPath) {
        var hit = row.hit();
        var snippet = words.snippet(row.body());
        return new SearchHit(
            hit.kind(),
            hit.worldId(),
            hit.worldName(),
            hit.address(),
            hit.storyId(),
            hit.segmentId(),
            hit.turnId(),
            hit.title(),
            snippet.text(),
            snippet.marks(),
            hit.turnId() != null && !onPath.contains(hit.turnId())
        );
    }
}
