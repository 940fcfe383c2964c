package app.deepscifi.api.stories;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.story.Segment;
import app.deepscifi.domain.story.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SegmentStore {

    private final JdbcClient jdbc;

    SegmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoryId> storyOf(SegmentId id) {
        return jdbc
            .sql("select story_id from segments where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, n) -> new StoryId(Columns.uuid(row, "story_id")))
            .optional();
    }

    /**
     * Appends a passage behind its siblings. Call it with the story locked, see {@link StoryStore#lock}, so that its
     * position is free.
     */
    void insert(SegmentId id, StoryId story, NewSegment passage, Author author, boolean unfinished) {
        var parent = passage.parentId();
        jdbc.sql(
            """
            insert into segments (id, story_id, parent_id, position, title, text, word_count, author_kind, author_id, unfinished)
            select cast(:id as uuid), cast(:story as uuid), cast(:parent as uuid), coalesce(max(position) + 1, 0),
                   cast(:title as text), :text, cast(:words as int), :authorKind, cast(:author as uuid),
                   cast(:unfinished as boolean)
            from segments
            where story_id = cast(:story as uuid) and parent_id is not distinct from cast(:parent as uuid)
            """
        )
            .param("id", id.value())
            .param("story", story.value())
            .param("parent", parent == null ? null : parent.value())
            .param("title", titleOrNull(passage.title()))
            .param("text", passage.text())
            .param("words", Words.count(passage.text()))
            .param("authorKind", WireNames.of(author.kind()))
            .param("author", author.person().value())
            .param("unfinished", unfinished)
            .update();
    }

    void update(SegmentId id, SegmentPatch patch, Author editor) {
        var text = patch.text();
        jdbc.sql(
            """
            update segments
            set text = coalesce(cast(:text as text), text),
                word_count = coalesce(cast(:words as int), word_count),
                title = case when cast(:keepTitle as boolean) then title else cast(:title as text) end,
                unfinished = unfinished and cast(:text as text) is null,
                revision = revision + 1,
                editor_kind = :editorKind,
                editor_id = cast(:editor as uuid),
                updated_at = now()
            where id = cast(:id as uuid)
            """
        )
            .param("id", id.value())
            .param("text", text)
            .param("words", text == null ? null : Words.count(text))
            .param("keepTitle", patch.title() == null)
            .param("title", titleOrNull(patch.title()))
            .param("editorKind", WireNames.of(editor.kind()))
            .param("editor", editor.person().value())
            .update();
    }

    /**
     * @param picture null for none
     * @return false if the world has no such picture; then nothing changes
     */
    boolean illustrate(SegmentId id, @Nullable AssetId picture) {
        return (
            jdbc
                .sql(
                    """
                    update segments set illustration_id = cast(:picture as uuid)
                    where id = cast(:id as uuid) and (cast(:picture as uuid) is null or exists (
                        select from files f
                        join stories s on s.world_id = f.world_id
                        where f.id = cast(:picture as uuid) and s.id = segments.story_id and f.width is not null
                    ))
                    """
                )
                .param("id", id.value())
                .param("picture", picture == null ? null : picture.value())
                .update() == 1
        );
    }

    /**
     * Deletes a passage and all that follow, in one statement. With a cascading foreign key, each generation would be a
     * nested trigger, too deep for a long story.
     */
    void delete(SegmentId id) {
        jdbc.sql(
            """
            with recursive below (id) as (
                select id from segments where id = cast(:id as uuid)
                union all
                select s.id from segments s join below b on s.parent_id = b.id
            )
            delete from segments where id in (select id from below)
            """
        )
            .param("id", id.value())
            .update();
    }

    Optional<StoredSegment> find(SegmentId id) {
        return jdbc
            .sql(
                """
                select s.*, u.display_name, e.display_name as editor_name, %s
                from segments s
                left join files f on f.id = s.illustration_id
                left join users u on u.id = s.author_id
                left join users e on e.id = s.editor_id
                where s.id = cast(:id as uuid)
                """.formatted(Picture.COLUMNS)
            )
            .param("id", id.value())
            .query((row, n) -> read(row))
            .optional();
    }

    List<StoredSegment> of(StoryId story) {
        return jdbc
            .sql(
                """
                select s.*, u.display_name, e.display_name as editor_name, %s
                from segments s
                left join files f on f.id = s.illustration_id
                left join users u on u.id = s.author_id
                left join users e on e.id = s.editor_id
                where s.story_id = cast(:story as uuid)
                order by s.created_at, s.id
                """.formatted(Picture.COLUMNS)
            )
            .param("story", story.value())
            .query((row, n) -> read(row))
            .list();
    }

    void forEach(WorldId world, Stories.EachPassage each) {
        jdbc.sql(
            """
            select s.id, s.story_id, s.title, s.text
            from segments s
            join stories t on t.id = s.story_id
            where t.world_id = cast(:world as uuid)
            order by s.id
            """
        )
            .param("world", world.value())
            .query(row -> {
                each.take(
                    new StoryId(Columns.uuid(row, "story_id")),
                    new SegmentId(Columns.uuid(row, "id")),
                    row.getString("title"),
                    row.getString("text")
                );
            });
    }

    private static StoredSegment read(ResultSet row) throws SQLException {
        var parent = Columns.optionalUuid(row, "parent_id");
        var segment = new Segment(
            new SegmentId(Columns.uuid(row, "id")),
            new StoryId(Columns.uuid(row, "story_id")),
            parent == null ? null : new SegmentId(parent),
            row.getString("title"),
            row.getString("text"),
            row.getInt("position"),
            row.getInt("revision"),
            new Author(
                Columns.constant(row, "author_kind", Author.Kind.class),
                new UserId(Columns.uuid(row, "author_id"))
            ),
            editor(row),
            Columns.instant(row, "created_at"),
            Columns.instant(row, "updated_at"),
            row.getBoolean("unfinished")
        );
        return new StoredSegment(
            segment,
            row.getInt("word_count"),
            row.getString("display_name"),
            row.getString("editor_name"),
            Picture.read(row)
        );
    }

    private static @Nullable Author editor(ResultSet row) throws SQLException {
        var id = Columns.optionalUuid(row, "editor_id");
        return id == null ? null : new Author(Columns.constant(row, "editor_kind", Author.Kind.class), new UserId(id));
    }

    static @Nullable String titleOrNull(@Nullable String title) {
        return title == null || title.isBlank() ? null : title.strip();
    }
}
