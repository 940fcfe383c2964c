package app.deepscifi.api.stories;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoryStore {

    private final JdbcClient jdbc;

    StoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WorldId> worldOf(StoryId id) {
        return jdbc
            .sql("select world_id from stories where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, n) -> new WorldId(Columns.uuid(row, "world_id")))
            .optional();
    }

    record Header(String title, int version, int worldVersion, Instant createdAt, Instant updatedAt) {}

    Optional<Header> find(StoryId id) {
        return jdbc
            .sql(
                "select title, version, world_version, created_at, updated_at from stories where id = cast(:id as uuid)"
            )
            .param("id", id.value())
            .query((row, n) ->
                new Header(
                    row.getString("title"),
                    row.getInt("version"),
                    row.getInt("world_version"),
                    Columns.instant(row, "created_at"),
                    Columns.instant(row, "updated_at")
                )
            )
            .optional();
    }

    record Size(int segments, long bytes) {}

    /** Locks the story against other writers until the transaction ends, and returns its size. */
    Optional<Size> lock(StoryId id) {
        var locked = jdbc
            .sql("select id from stories where id = cast(:id as uuid) for update")
            .param("id", id.value())
            .query((row, n) -> Columns.uuid(row, "id"))
            .optional();
        return locked.map(story ->
            jdbc
                .sql(
                    """
                    select count(*) as segments, coalesce(sum(octet_length(text)), 0) as bytes
                    from segments
                    where story_id = cast(:id as uuid)
                    """
                )
                .param("id", story)
                .query((row, n) -> new Size(row.getInt("segments"), row.getLong("bytes")))
                .single()
        );
    }

    long bytes(StoryId id) {
        return jdbc
            .sql("select bytes from stories where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, _) -> row.getLong("bytes"))
            .optional()
            .orElse(0L);
    }

    int count(WorldId world) {
        return jdbc
            .sql("select count(*) from stories where world_id = cast(:world as uuid)")
            .param("world", world.value())
            .query((row, n) -> row.getInt(1))
            .single();
    }

    void insert(StoryId id, WorldId world, int worldVersion, String title) {
        jdbc.sql(
            """
            insert into stories (id, world_id, world_version, title)
            values (cast(:id as uuid), cast(:world as uuid), cast(:version as int), :title)
            """
        )
            .param("id", id.value())
            .param("world", world.value())
            .param("version", worldVersion)
            .param("title", title)
            .update();
    }

    void rename(StoryId id, String title) {
        jdbc.sql(
            """
            update stories set title = :title, version = version + 1, updated_at = now()
            where id = cast(:id as uuid)
            """
        )
            .param("id", id.value())
            .param("title", title)
            .update();
    }

    /** Updates the time of the last change, and the size of its passages and revisions. */
    void touch(StoryId id) {
        jdbc.sql(
            """
            update stories
            set updated_at = now(),
                bytes = (select coalesce(sum(octet_length(g.text)), 0) from segments g where g.story_id = stories.id),
                revision_bytes = (
                    select coalesce(sum(r.bytes), 0)
                    from segments g
                    join segment_revisions r on r.segment_id = g.id
                    where g.story_id = stories.id
                )
            where id = cast(:id as uuid)
            """
        )
            .param("id", id.value())
            .update();
    }

    void delete(StoryId id) {
        jdbc.sql("delete from stories where id = cast(:id as uuid)").param("id", id.value()).update();
    }

    Page<StorySummary> list(WorldId world, PageRequest page) {
        var rows = jdbc
            .sql(
                """
                select s.id, s.world_id, s.title, s.world_version, s.created_at, s.updated_at,
                       (select count(*) from segments g where g.story_id = s.id) as segment_count,
                       (select coalesce(sum(g.word_count), 0) from segments g where g.story_id = s.id) as word_count
                from stories s
                where s.world_id = cast(:world as uuid)
                  and (cast(:at as timestamptz) is null
                       or (s.updated_at, s.id) < (cast(:at as timestamptz), cast(:after as uuid)))
                order by s.updated_at desc, s.id desc
                limit cast(:size as int)
                """
            )
            .param("world", world.value())
            .params(page.byTimeAndId())
            .query((row, n) ->
                new StorySummary(
                    new StoryId(Columns.uuid(row, "id")),
                    new WorldId(Columns.uuid(row, "world_id")),
                    row.getString("title"),
                    row.getInt("world_version"),
                    row.getInt("segment_count"),
                    row.getInt("word_count"),
                    Columns.instant(row, "created_at"),
                    Columns.instant(row, "updated_at")
                )
            )
            .list();
        return Page.of(rows, page, story -> Cursor.of(story.updatedAt(), story.id()));
    }
}
