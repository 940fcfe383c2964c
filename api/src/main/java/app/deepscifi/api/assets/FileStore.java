package app.deepscifi.api.assets;

import app.deepscifi.api.assets.StoredFile.Versions;
import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of uploaded files. Triggers count their bytes for each person, and hand what is deleted to {@link UnwantedObjects}. */
@Repository
class FileStore {

    /** Columns of a table {@code files f}, for {@link #read}. */
    private static final String COLUMNS =
        "f.*, (select count(*) from segments s where s.illustration_id = f.id) as passage_count";

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the world has no such story; nothing is inserted then */
    boolean insert(AssetId id, NewAsset file, UserId person, String uploadKey) {
        var story = file.storyId();
        return (
            jdbc
                .sql(
                    """
                    insert into files (id, world_id, story_id, user_id, file_name, content_type, bytes, upload_key)
                    select cast(:id as uuid), cast(:world as uuid), cast(:story as uuid), cast(:user as uuid), :name, :type,
                           cast(:bytes as bigint), :key
                    where cast(:story as uuid) is null or exists (
                        select from stories where id = cast(:story as uuid) and world_id = cast(:world as uuid)
                    )
                    """
                )
                .param("id", id.value())
                .param("world", file.worldId().value())
                .param("story", story == null ? null : story.value())
                .param("user", person.value())
                .param("name", file.fileName().strip())
                .param("type", file.contentType())
                .param("bytes", file.size())
                .param("key", uploadKey)
                .update() == 1
        );
    }

    int count(WorldId world) {
        return jdbc
            .sql("select count(*) from files where world_id = cast(:world as uuid)")
            .param("world", world.value())
            .query((row, _) -> row.getInt(1))
            .single();
    }

    long bytesOf(UserId person) {
        return jdbc
            .sql("select bytes from file_bytes where user_id = cast(:user as uuid)")
            .param("user", person.value())
            .query((row, _) -> row.getLong("bytes"))
            .optional()
            .orElse(0L);
    }

    Optional<StoredFile> find(AssetId id) {
        return jdbc
            .sql("select " + COLUMNS + " from files f where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, _) -> read(row))
            .optional();
    }

    /** The completed pictures of the world among these files. */
    List<Picture> pictures(WorldId world, Collection<AssetId> wanted) {
        return jdbc
            .sql(
                """
                select %s
                from files f
                where f.world_id = cast(:world as uuid) and f.width is not null and f.id = any (cast(:wanted as uuid[]))
                order by f.id
                """.formatted(Picture.COLUMNS)
            )
            .param("world", world.value())
            .param(
                "wanted",
                wanted
                    .stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "{", "}"))
            )
            .query((row, _) -> Optional.ofNullable(Picture.read(row)).orElseThrow())
            .list();
    }

    /** @return false where it is completed already, or gone */
    boolean complete(AssetId id, FileFormat format, long bytes, Versions versions) {
        return (
            jdbc
                .sql(
                    """
                    update files
                    set content_type = :type, bytes = cast(:bytes as bigint), folder = :folder, main_name = :main,
                        small_name = cast(:small as text), width = cast(:width as int), height = cast(:height as int)
                    where id = cast(:id as uuid) and folder is null
                    """
                )
                .param("id", id.value())
                .param("type", format.contentType())
                .param("bytes", bytes)
                .param("folder", versions.folder())
                .param("main", versions.main())
                .param("small", versions.thumbnail())
                .param("width", versions.width())
                .param("height", versions.height())
                .update() == 1
        );
    }

    void describe(AssetId id, String altText) {
        jdbc.sql("update files set alt_text = :text where id = cast(:id as uuid)")
            .param("text", altText)
            .param("id", id.value())
            .update();
    }

    void delete(AssetId id) {
        jdbc.sql("delete from files where id = cast(:id as uuid)").param("id", id.value()).update();
    }

    /** The same where it is not completed. */
    void deleteUnfinished(AssetId id) {
        jdbc.sql("delete from files where id = cast(:id as uuid) and folder is null").param("id", id.value()).update();
    }

    /** Deletes files that nobody completed for so long. */
    void deleteUnfinished(Duration age) {
        jdbc.sql("delete from files where folder is null and created_at < now() - make_interval(secs => :seconds)")
            .param("seconds", age.toSeconds())
            .update();
    }

    /** Lists completed files, the newest first. */
    Page<StoredFile> list(WorldId world, PageRequest page) {
        var rows = jdbc
            .sql(
                """
                select %s from files f
                where world_id = cast(:world as uuid) and folder is not null
                  and (cast(:at as timestamptz) is null
                       or (created_at, id) < (cast(:at as timestamptz), cast(:after as uuid)))
                order by created_at desc, id desc
                limit cast(:size as int)
                """.formatted(COLUMNS)
            )
            .param("world", world.value())
            .params(page.byTimeAndId())
            .query((row, _) -> read(row))
            .list();
        return Page.of(rows, page, file -> Cursor.of(file.createdAt(), file.id()));
    }

    /**
     * Completed files of public worlds that have no public copy yet.
     *
     * @param world null for all worlds
     */
    List<StoredFile> toPublish(@Nullable WorldId world, int most) {
        return jdbc
            .sql(
                """
                select %s from files f
                join worlds w on w.id = f.world_id
                where f.folder is not null and f.public_folder is null and w.visibility = 'public'
                    and (cast(:world as uuid) is null or f.world_id = cast(:world as uuid))
                limit cast(:most as int)
                """.formatted(COLUMNS)
            )
            .param("world", world == null ? null : world.value())
            .param("most", most)
            .query((row, _) -> read(row))
            .list();
    }

    /** @return false where it has a public copy, is gone, or its world is not public any more */
    boolean publish(AssetId id, String publicFolder) {
        return (
            jdbc
                .sql(
                    """
                    with world as (
                        select w.id from worlds w
                        where w.visibility = 'public'
                            and w.id = (select world_id from files where id = cast(:id as uuid))
                        for share
                    )
                    update files set public_folder = :folder
                    from world
                    where files.id = cast(:id as uuid) and files.world_id = world.id and files.public_folder is null
                    """
                )
                .param("id", id.value())
                .param("folder", publicFolder)
                .update() == 1
        );
    }

    private static StoredFile read(ResultSet row) throws SQLException {
        var story = Columns.optionalUuid(row, "story_id");
        return new StoredFile(
            new AssetId(Columns.uuid(row, "id")),
            new WorldId(Columns.uuid(row, "world_id")),
            story == null ? null : new StoryId(story),
            row.getString("file_name"),
            FileFormat.of(row.getString("content_type")).orElseThrow(),
            row.getLong("bytes"),
            row.getString("upload_key"),
            row.getString("alt_text"),
            Columns.instant(row, "created_at"),
            row.getInt("passage_count"),
            row.getString("folder") == null ? null : versions(row)
        );
    }

    private static Versions versions(ResultSet row) throws SQLException {
        return new Versions(
            row.getString("folder"),
            row.getString("public_folder"),
            row.getString("main_name"),
            row.getString("small_name"),
            Columns.optionalInt(row, "width"),
            Columns.optionalInt(row, "height")
        );
    }
}
