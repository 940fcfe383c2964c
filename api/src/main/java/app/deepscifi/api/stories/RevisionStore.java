package app.deepscifi.api.stories;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Earlier revisions of passages. The current text is in {@code segments} and is the newest revision. */
@Repository
class RevisionStore {

    /** Without the first revision, which is deleted only if the story exceeds its limit. */
    private static final int MAX_OF_SEGMENT = 50;
    private static final int MAX_BYTES_OF_SEGMENT = 1_000_000;
    private static final int MAX_BYTES_OF_STORY = 10_000_000;

    private static final String ALL_OF_SEGMENT = """
    select revision as number, title, text, word_count,
           coalesce(editor_kind, author_kind) as author_kind, coalesce(editor_id, author_id) as author_id,
           case when revision = 1 then created_at else updated_at end as created_at
    from segments
    where id = cast(:segment as uuid)
    union all
    select number, title, text, word_count, author_kind, author_id, created_at
    from segment_revisions
    where segment_id = cast(:segment as uuid)
    """;

    private final JdbcClient jdbc;

    RevisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the current text of a passage before it is replaced. Old revisions are deleted to make room. */
    void keep(SegmentId segment, StoryId story) {
        jdbc.sql(
            """
            insert into segment_revisions
                (segment_id, number, title, text, bytes, word_count, author_kind, author_id, created_at)
            select cast(:segment as uuid), number, title, text, octet_length(text) + coalesce(octet_length(title), 0),
                   word_count, author_kind, author_id, created_at
            from (%s) r
            order by number desc
            limit 1
            """.formatted(ALL_OF_SEGMENT)
        )
            .param("segment", segment.value())
            .update();
        makeRoomIn(segment);
        makeRoomIn(story);
    }

    private void makeRoomIn(SegmentId segment) {
        jdbc.sql(
            """
            delete from segment_revisions
            where segment_id = cast(:segment as uuid) and number in (
                select number
                from (
                    select number,
                           row_number() over (order by number desc) as place,
                           sum(bytes) over (order by number desc) as size,
                           min(number) over () as first
                    from segment_revisions
                    where segment_id = cast(:segment as uuid)
                ) r
                where number > first and (place > cast(:most as int) or size > cast(:bytes as int))
            )
            """
        )
            .param("segment", segment.value())
            .param("most", MAX_OF_SEGMENT)
            .param("bytes", MAX_BYTES_OF_SEGMENT)
            .update();
    }

    private void makeRoomIn(StoryId story) {
        jdbc.sql(
            """
            delete from segment_revisions
            where (segment_id, number) in (
                select segment_id, number
                from (
                    select r.segment_id, r.number,
                           sum(r.bytes) over (order by r.created_at desc, r.segment_id, r.number desc) as size
                    from segment_revisions r
                    join segments s on s.id = r.segment_id
                    where s.story_id = cast(:story as uuid)
                ) r
                where size > cast(:bytes as int)
            )
            """
        )
            .param("story", story.value())
            .param("bytes", MAX_BYTES_OF_STORY)
            .update();
    }

    /** Lists the newest first. */
    Page<RevisionSummary> list(SegmentId segment, PageRequest page) {
        var before = page
            .after()
            .map(cursor -> cursor.number(0))
            .orElse(Long.MAX_VALUE);
        var rows = jdbc
            .sql(
                """
                select r.number, r.word_count, r.author_kind, r.author_id, r.created_at, u.display_name
                from (%s) r
                left join users u on u.id = r.author_id
                where r.number < cast(:before as bigint)
                order by r.number desc
                limit cast(:size as int)
                """.formatted(ALL_OF_SEGMENT)
            )
            .param("segment", segment.value())
            .param("before", before)
            .param("size", page.fetchSize())
            .query((row, n) ->
                new RevisionSummary(
                    row.getInt("number"),
                    row.getInt("word_count"),
                    author(row),
                    Columns.instant(row, "created_at")
                )
            )
            .list();
        return Page.of(rows, page, revision -> Cursor.of(revision.number()));
    }

    Optional<RevisionView> find(SegmentId segment, int number) {
        return jdbc
            .sql(
                """
                select r.*, u.display_name
                from (%s) r
                left join users u on u.id = r.author_id
                where r.number = cast(:number as int)
                """.formatted(ALL_OF_SEGMENT)
            )
            .param("segment", segment.value())
            .param("number", number)
            .query((row, n) ->
                new RevisionView(
                    row.getInt("number"),
                    row.getString("title"),
                    row.getString("text"),
                    row.getInt("word_count"),
                    author(row),
                    Columns.instant(row, "created_at")
                )
            )
            .optional();
    }

    private static AuthorName author(ResultSet row) throws SQLException {
        var kind = Columns.constant(row, "author_kind", Author.Kind.class);
        var author = new Author(kind, new UserId(Columns.uuid(row, "author_id")));
        return AuthorName.of(author, row.getString("display_name"));
    }
}
