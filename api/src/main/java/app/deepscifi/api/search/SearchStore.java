package app.deepscifi.api.search;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the texts that a caller may read. The condition is a part of the query, so that neither a hit nor an order tells of
 * others. It repeats {@link app.deepscifi.domain.access.WorldAccess} in SQL; unlisted worlds are found only by people who
 * name them.
 */
@Repository
class SearchStore {

    private static final String READABLE = """
    (
        t.user_id is null
        and (
            w.visibility = 'public'
            or w.owner_id = cast(:me as uuid)
            or c.user_id is not null
            or (w.visibility = 'unlisted' and w.id = cast(:world as uuid))
        )
        or t.user_id = cast(:me as uuid)
        and (t.world_id is null or w.visibility <> 'private' or w.owner_id = cast(:me as uuid) or c.user_id is not null)
    )
    """;

    /** A text may be long, and a page has a hundred: only the part around the first word, in characters, is read. */
    private static final int PART = 4_000;

    private static final int BEFORE_MATCH = 200;

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param score higher is better; hits of one score are ordered by their ids
     * @param body the part of the text where the first word stands as it was typed, or else its beginning
     */
    record Row(long id, long score, SearchHit hit, String body) {}

    /** @param after the score and the id of the last hit that the caller has; null for the first page */
    List<Row> find(
        Caller caller,
        SearchWords words,
        @Nullable WorldId world,
        Set<SearchKind> kinds,
        @Nullable After after,
        int limit
    ) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("me", caller instanceof Caller.Person person ? person.id().value() : null);
        parameters.put("world", world == null ? null : world.value());
        parameters.put(
            "kinds",
            kinds
                .stream()
                .map(WireNames::of)
                .toArray(String[]::new)
        );
        parameters.put("exactTitle", words.exactlyInTitle());
        parameters.put("exact", words.exactly());
        parameters.put("form", words.inAnyForm());
        parameters.put("wide", words.widely());
        parameters.put("first", words.first());
        parameters.put("grams", words.grams().toArray(String[]::new));
        parameters.put("score", after == null ? null : after.score());
        parameters.put("id", after == null ? null : after.id());
        parameters.put("limit", limit);
        return jdbc
            .sql(
                """
                with asked as (
                    select
                        cast(:exactTitle as tsquery) as exact_title, cast(:exact as tsquery) as exact,
                        cast(:form as tsquery) as form, cast(:wide as tsquery) as wide,
                        cast(:grams as text[]) as grams
                ),
                found as (
                    select
                        t.id, t.kind, t.world_id, w.name as world_name, t.address, t.story_id, t.segment_id, t.turn_id,
                        coalesce(nullif(t.title, ''), s.title, w.name, '') as title,
                        case
                            when t.words @@ asked.wide then
                                cast(t.words @@ asked.exact_title as int) * 8000
                                + cast(t.words @@ asked.exact as int) * 4000
                                + cast(t.words @@ asked.form as int) * 2000
                                + least(1999, cast(ts_rank(t.words, asked.wide) * 2000 as int))
                            else cardinality(array(
                                select unnest(asked.grams) intersect select unnest(t.grams)
                            )) * 1000 / nullif(cardinality(asked.grams), 0) - 1000
                        end as score
                    from search_texts t
                    cross join asked
                    left join worlds w on w.id = t.world_id
                    left join collaborators c on c.world_id = w.id and c.user_id = cast(:me as uuid)
                    left join stories s on s.id = t.story_id
                    where (t.words @@ asked.wide or t.grams && asked.grams)
                        and t.kind = any(cast(:kinds as text[]))
                        and (cast(:world as uuid) is null or t.world_id = cast(:world as uuid))
                        and %1$s
                ),
                page as (
                    select * from found
                    where score >= -400
                        and (cast(:score as bigint) is null or (score, id) < (cast(:score as bigint), cast(:id as bigint)))
                    order by score desc, id desc
                    limit :limit
                )
                select
                    page.*,
                    case when place.start > 1 then '… ' else '' end || substring(t.body from place.start for %2$d) as body
                from page
                inner join search_texts t on t.id = page.id
                cross join lateral (select greatest(1, strpos(lower(t.body), :first) - %3$d) as start) place
                order by page.score desc, page.id desc
                """.formatted(READABLE, PART, BEFORE_MATCH)
            )
            .params(parameters)
            .query((row, _) ->
                new Row(
                    row.getLong("id"),
                    row.getLong("score"),
                    new SearchHit(
                        Columns.constant(row, "kind", SearchKind.class),
                        Columns.optionalUuid(row, "world_id"),
                        row.getString("world_name"),
                        row.getString("address"),
                        Columns.optionalUuid(row, "story_id"),
                        Columns.optionalUuid(row, "segment_id"),
                        Columns.optionalUuid(row, "turn_id"),
                        row.getString("title"),
                        "",
                        List.of(),
                        false
                    ),
                    row.getString("body")
                )
            )
            .list();
    }

    record After(long score, long id) {}

    /** Those of the turns that are on the path that their conversation shows. */
    Set<UUID> onPath(Set<UUID> turns) {
        if (turns.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
            jdbc
                .sql(
                    """
                    with recursive up as (
                        select leaf.id, leaf.parent_id
                        from transcripts inner join turns leaf on leaf.id = transcripts.leaf_id
                        where exists (
                            select from turns hit
                            where hit.id = any(cast(:turns as uuid[])) and hit.user_id = transcripts.user_id
                                and hit.world_id is not distinct from transcripts.world_id
                        )
                        union
                        select turns.id, turns.parent_id from up inner join turns on turns.id = up.parent_id
                    )
                    select id from up where id = any(cast(:turns as uuid[]))
                    """
                )
                .params(Map.of("turns", turns.toArray(UUID[]::new)))
                .query((row, _) -> Columns.uuid(row, "id"))
                .list()
        );
    }
}
