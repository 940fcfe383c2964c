package app.deepscifi.api.worlds.canon;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.api.worlds.history.LastChange;
import app.deepscifi.api.worlds.history.VersionView;
import app.deepscifi.api.worlds.history.VersionWithCanon;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Change;
import app.deepscifi.domain.world.Replay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the history of canons, and makes the next version. Each version stores its changes; some also store the whole
 * canon, so that any version is read from few rows.
 */
@Repository
public class VersionStore {

    private final JdbcClient jdbc;
    private final CanonColumn canons;

    VersionStore(JdbcClient jdbc, CanonColumn canons) {
        this.jdbc = jdbc;
        this.canons = canons;
    }

    /** Advances the version, unless another writer that read the same version was faster. */
    boolean advance(WorldId id, int from, StoredJson canon) {
        return (
            jdbc
                .sql(
                    """
                    update worlds
                    set version = version + 1, canon = cast(:canon as jsonb), updated_at = now()
                    where id = cast(:id as uuid) and version = cast(:from as int)
                    """
                )
                .param("id", id.value())
                .param("from", from)
                .param("canon", canon.text())
                .update() == 1
        );
    }

    int current(WorldId id) {
        return jdbc
            .sql("select version from worlds where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, n) -> row.getInt("version"))
            .optional()
            .orElse(0);
    }

    /** @return how many bytes it takes */
    int append(WorldId id, int number, Author author, String reason, List<Change> changes, StoredJson canon) {
        var written = canons.write(changes);
        var whole = number > 1 && replay(id).with(written.bytes()).isLongEnough(canon.bytes());
        jdbc.sql(
            """
            insert into versions (world_id, number, author_kind, author_id, reason, changes, canon, canon_bytes)
            values (cast(:id as uuid), cast(:number as int), :authorKind, cast(:author as uuid), :reason,
                    cast(:changes as jsonb), cast(:canon as jsonb), :canonBytes)
            """
        )
            .param("id", id.value())
            .param("number", number)
            .param("authorKind", WireNames.of(author.kind()))
            .param("author", author.person().value())
            .param("reason", reason)
            .param("changes", written.text())
            .param("canon", whole ? canon.text() : null)
            .param("canonBytes", canon.bytes())
            .update();
        return written.bytes() + (whole ? canon.bytes() : 0);
    }

    /** Replays changes up to the newest version, beginning with the first one. */
    private Replay replay(WorldId id) {
        return jdbc
            .sql(
                """
                select count(*) as versions, coalesce(sum(changes_bytes), 0) as bytes
                from versions
                where world_id = cast(:id as uuid)
                  and number > coalesce(
                      (
                          select max(number) from versions
                          where world_id = cast(:id as uuid) and canon is not null
                      ), 1)
                """
            )
            .param("id", id.value())
            .query((row, _) -> new Replay(row.getInt("versions"), row.getLong("bytes")))
            .single();
    }

    /** The canon that a version made. */
    private Canon canon(WorldId id, int number) {
        record Whole(int number, Canon canon) {}
        var whole = jdbc
            .sql(
                """
                select number, canon from versions
                where world_id = cast(:id as uuid) and number <= :number and canon is not null
                order by number desc
                limit 1
                """
            )
            .param("id", id.value())
            .param("number", number)
            .query((row, _) -> new Whole(row.getInt("number"), canons.read(row, "canon")))
            .optional()
            .orElse(new Whole(0, Canon.EMPTY));
        var changes = jdbc
            .sql(
                """
                select changes from versions
                where world_id = cast(:id as uuid) and number > :after and number <= :number
                order by number
                """
            )
            .param("id", id.value())
            .param("after", whole.number())
            .param("number", number)
            .query((row, _) -> canons.readChanges(row, "changes"))
            .list();
        return whole.canon().replay(changes.stream().flatMap(List::stream).toList());
    }

    public long bytes(WorldId id, int number) {
        return jdbc
            .sql(
                """
                select changes_bytes + canon_bytes from versions
                where world_id = cast(:id as uuid) and number = :number
                """
            )
            .param("id", id.value())
            .param("number", number)
            .query((row, _) -> row.getLong(1))
            .optional()
            .orElse(0L);
    }

    /** @param first earlier versions are not listed */
    public Page<VersionView> list(WorldId id, int first, PageRequest page) {
        var rows = jdbc
            .sql(
                """
                select v.number, v.name, v.author_kind, v.author_id, u.display_name, v.reason, v.change_count,
                       v.created_at
                from versions v
                left join users u on u.id = v.author_id
                where v.world_id = cast(:id as uuid)
                  and v.number >= :first
                  and (cast(:before as bigint) is null or v.number < cast(:before as bigint))
                order by v.number desc
                limit cast(:size as int)
                """
            )
            .param("id", id.value())
            .param("first", first)
            .param(
                "before",
                page
                    .after()
                    .map(cursor -> cursor.number(0))
                    .orElse(null)
            )
            .param("size", page.fetchSize())
            .query((row, n) -> view(row))
            .list();
        return Page.of(rows, page, version -> Cursor.of(version.number()));
    }

    public Optional<VersionView> view(WorldId id, int number) {
        return jdbc
            .sql(
                """
                select v.number, v.name, v.author_kind, v.author_id, u.display_name, v.reason, v.change_count,
                       v.created_at
                from versions v
                left join users u on u.id = v.author_id
                where v.world_id = cast(:id as uuid) and v.number = cast(:number as int)
                """
            )
            .param("id", id.value())
            .param("number", number)
            .query((row, n) -> view(row))
            .optional();
    }

    /** @return false where there is no such version */
    public boolean name(WorldId id, int number, @Nullable String name) {
        return (
            jdbc
                .sql(
                    """
                    update versions set name = cast(:name as text)
                    where world_id = cast(:id as uuid) and number = cast(:number as int)
                    """
                )
                .param("id", id.value())
                .param("number", number)
                .param("name", name)
                .update() == 1
        );
    }

    /**
     * The last change of each entry, by its address.
     *
     * @param first earlier changes are left out
     */
    public Map<String, LastChange> lastChanged(WorldId id, int first) {
        var changes = new TreeMap<String, LastChange>();
        jdbc.sql(
            """
            select l.address, v.number, v.author_kind, v.author_id, u.display_name, v.created_at
            from last_changes l
            join versions v on v.world_id = l.world_id and v.number = l.number
            left join users u on u.id = v.author_id
            where l.world_id = cast(:id as uuid) and l.number >= :first
            """
        )
            .param("id", id.value())
            .param("first", first)
            .query(row -> {
                changes.put(
                    row.getString("address"),
                    new LastChange(row.getInt("number"), author(row), Columns.instant(row, "created_at"))
                );
            });
        return changes;
    }

    public Optional<VersionWithCanon> find(WorldId id, int number) {
        return jdbc
            .sql(
                """
                select v.number, v.name, v.author_kind, v.author_id, u.display_name, v.reason, v.changes, v.created_at
                from versions v
                left join users u on u.id = v.author_id
                where v.world_id = cast(:id as uuid) and v.number = cast(:number as int)
                """
            )
            .param("id", id.value())
            .param("number", number)
            .query((row, n) ->
                new VersionWithCanon(
                    row.getInt("number"),
                    row.getString("name"),
                    author(row),
                    row.getString("reason"),
                    canons.readChanges(row, "changes"),
                    Columns.instant(row, "created_at"),
                    Canon.EMPTY
                )
            )
            .optional()
            .map(version -> version.with(canon(id, number)));
    }

    private static VersionView view(ResultSet row) throws SQLException {
        return new VersionView(
            row.getInt("number"),
            row.getString("name"),
            author(row),
            row.getString("reason"),
            row.getInt("change_count"),
            Columns.instant(row, "created_at")
        );
    }

    private static AuthorName author(ResultSet row) throws SQLException {
        var author = new Author(
            Columns.constant(row, "author_kind", Author.Kind.class),
            new UserId(Columns.uuid(row, "author_id"))
        );
        return AuthorName.of(author, row.getString("display_name"));
    }
}
