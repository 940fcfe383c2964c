package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.canon.CanonColumn;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.api.worlds.canon.StoredJson;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.access.Role;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.access.WorldAccess;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.world.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Worlds in the database. A world that the caller must not see is not found here. */
@Repository
public class WorldStore {

    private final JdbcClient jdbc;
    private final CanonColumn canons;

    WorldStore(JdbcClient jdbc, CanonColumn canons) {
        this.jdbc = jdbc;
        this.canons = canons;
    }

    Optional<WorldView> find(WorldId id, Caller caller) {
        return jdbc
            .sql(
                """
                select w.id, w.owner_id, u.display_name, w.name, w.visibility, w.stage, w.version, w.canon,
                       w.auto_accept, coalesce(w.history_from, w.version) as history_from, w.created_at, w.updated_at, c.role,
                       o.id as origin_id, o.owner_id as origin_owner_id, o.name as origin_name,
                       o.visibility as origin_visibility, w.origin_version, oc.role as origin_role,
                       %s
                from worlds w
                join users u on u.id = w.owner_id
                left join files f on f.id = w.cover_id
                left join collaborators c on c.world_id = w.id and c.user_id = cast(:caller as uuid)
                left join worlds o on o.id = w.origin_id
                left join collaborators oc on oc.world_id = o.id and oc.user_id = cast(:caller as uuid)
                where w.id = cast(:id as uuid)
                """.formatted(Picture.COLUMNS)
            )
            .param("id", id.value())
            .param("caller", idOf(caller))
            .query((row, n) -> read(row, caller))
            .optional()
            .flatMap(world -> world);
    }

    Optional<WorldHeader> header(WorldId id, Caller caller) {
        return jdbc
            .sql(
                """
                select w.id, w.owner_id, w.name, w.visibility, w.version, w.history_from, w.canon_bytes,
                       c.role
                from worlds w
                left join collaborators c on c.world_id = w.id and c.user_id = cast(:caller as uuid)
                where w.id = cast(:id as uuid)
                """
            )
            .param("id", id.value())
            .param("caller", idOf(caller))
            .query((row, n) -> readHeader(row, caller))
            .optional()
            .flatMap(world -> world);
    }

    /** Locks the world against other changes until the transaction ends. */
    public void lock(WorldId id) {
        jdbc.sql("select 1 from worlds where id = cast(:id as uuid) for update")
            .param("id", id.value())
            .query((row, n) -> row.getInt(1))
            .list();
    }

    /** @return its canon as it is stored */
    StoredJson insert(WorldId id, UserId owner, NewWorld world) {
        return insert(id, owner, world.name(), world.visibility(), world.canon(), null);
    }

    /** @return the canon of the fork as it is stored */
    StoredJson insertFork(WorldId id, UserId owner, String name, Canon canon, Origin origin) {
        return insert(id, owner, name, Visibility.PRIVATE, canon, origin);
    }

    private StoredJson insert(
        WorldId id,
        UserId owner,
        String name,
        Visibility visibility,
        Canon content,
        @Nullable Origin origin
    ) {
        var canon = canons.write(content);
        jdbc.sql(
            """
            insert into worlds (id, owner_id, name, visibility, stage, version, canon, history_from, origin_id,
                                origin_version)
            values (cast(:id as uuid), cast(:owner as uuid), :name, :visibility, 'sketch', 1, cast(:canon as jsonb), 1,
                    cast(:origin as uuid), cast(:originVersion as int))
            """
        )
            .param("id", id.value())
            .param("owner", owner.value())
            .param("name", name)
            .param("visibility", WireNames.of(visibility))
            .param("canon", canon.text())
            .param("origin", origin == null ? null : origin.worldId().value())
            .param("originVersion", origin == null ? null : origin.version())
            .update();
        return canon;
    }

    /** Everything but the canon, which only {@link CanonLog} writes. */
    void update(WorldId id, WorldPatch patch, @Nullable Integer historyFrom) {
        jdbc.sql(
            """
            update worlds
            set name = coalesce(cast(:name as text), name),
                visibility = coalesce(cast(:visibility as text), visibility),
                stage = coalesce(cast(:stage as text), stage),
                auto_accept = coalesce(cast(:autoAccept as boolean), auto_accept),
                history_from = coalesce(cast(:historyFrom as int), history_from),
                updated_at = now()
            where id = cast(:id as uuid)
            """
        )
            .param("id", id.value())
            .param("name", patch.name())
            .param("visibility", patch.visibility() == null ? null : WireNames.of(patch.visibility()))
            .param("stage", patch.stage() == null ? null : WireNames.of(patch.stage()))
            .param("autoAccept", patch.autoAccept())
            .param("historyFrom", historyFrom)
            .update();
    }

    /**
     * @param picture null for the cover that we draw
     * @return false where the world has no such picture; nothing is changed then
     */
    boolean setCover(WorldId id, @Nullable AssetId picture) {
        return (
            jdbc
                .sql(
                    """
                    update worlds set cover_id = cast(:picture as uuid), updated_at = now()
                    where id = cast(:id as uuid) and (cast(:picture as uuid) is null or exists (
                        select from files f
                        where f.id = cast(:picture as uuid) and f.world_id = worlds.id and f.width is not null
                    ))
                    """
                )
                .param("id", id.value())
                .param("picture", picture == null ? null : picture.value())
                .update() == 1
        );
    }

    void delete(WorldId id) {
        jdbc.sql("delete from worlds where id = cast(:id as uuid)").param("id", id.value()).update();
    }

    int countOwned(UserId owner) {
        return jdbc
            .sql("select count(*) from worlds where owner_id = cast(:owner as uuid)")
            .param("owner", owner.value())
            .query((row, n) -> row.getInt(1))
            .single();
    }

    List<WorldId> ownedBy(UserId owner) {
        return jdbc
            .sql("select id from worlds where owner_id = cast(:owner as uuid)")
            .param("owner", owner.value())
            .query((row, n) -> new WorldId(Columns.uuid(row, "id")))
            .list();
    }

    Page<WorldSummary> listOwned(Caller.Person caller, PageRequest page) {
        return list(caller, page, "w.owner_id = cast(:caller as uuid)");
    }

    Page<WorldSummary> listShared(Caller.Person caller, PageRequest page) {
        return list(caller, page, "c.user_id is not null");
    }

    Page<WorldSummary> listPublic(Caller caller, PageRequest page) {
        return list(caller, page, "w.visibility = 'public'");
    }

    /** @param which part of the statement, never a caller's text */
    private Page<WorldSummary> list(Caller caller, PageRequest page, String which) {
        var rows = jdbc
            .sql(
                """
                select w.id, w.owner_id, u.display_name, w.name, w.visibility, w.stage, w.version,
                       w.premise, w.created_at, w.updated_at, c.role,
                       (select count(*) from stories s where s.world_id = w.id) as story_count,
                       %s
                from worlds w
                join users u on u.id = w.owner_id
                left join files f on f.id = w.cover_id
                left join collaborators c on c.world_id = w.id and c.user_id = cast(:caller as uuid)
                where %s
                  and (cast(:at as timestamptz) is null
                       or (w.updated_at, w.id) < (cast(:at as timestamptz), cast(:after as uuid)))
                order by w.updated_at desc, w.id desc
                limit cast(:size as int)
                """.formatted(Picture.COLUMNS, which)
            )
            .param("caller", idOf(caller))
            .params(page.byTimeAndId())
            .query((row, n) ->
                new WorldSummary(
                    new WorldId(Columns.uuid(row, "id")),
                    row.getString("name"),
                    Columns.constant(row, "visibility", Visibility.class),
                    Columns.constant(row, "stage", Stage.class),
                    row.getInt("version"),
                    row.getString("premise"),
                    roleOf(row, caller).orElseThrow(),
                    row.getString("display_name"),
                    row.getInt("story_count"),
                    Picture.read(row),
                    Columns.instant(row, "created_at"),
                    Columns.instant(row, "updated_at")
                )
            )
            .list();
        return Page.of(rows, page, world -> Cursor.of(world.updatedAt(), world.id()));
    }

    private Optional<WorldView> read(ResultSet row, Caller caller) throws SQLException {
        var role = roleOf(row, caller);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
            new WorldView(
                new WorldId(Columns.uuid(row, "id")),
                row.getString("name"),
                Columns.constant(row, "visibility", Visibility.class),
                Columns.constant(row, "stage", Stage.class),
                row.getInt("version"),
                canons.read(row, "canon"),
                role.get(),
                new UserId(Columns.uuid(row, "owner_id")),
                row.getString("display_name"),
                row.getBoolean("auto_accept"),
                row.getInt("history_from"),
                Picture.read(row),
                origin(row, caller),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at")
            )
        );
    }

    /** The world that a world was forked from, if there is one and the caller may read it. */
    Optional<Origin> origin(WorldId id, Caller caller) {
        return jdbc
            .sql(
                """
                select o.id as origin_id, o.owner_id as origin_owner_id, o.name as origin_name,
                       o.visibility as origin_visibility, w.origin_version, oc.role as origin_role
                from worlds w
                join worlds o on o.id = w.origin_id
                left join collaborators oc on oc.world_id = o.id and oc.user_id = cast(:caller as uuid)
                where w.id = cast(:id as uuid)
                """
            )
            .param("id", id.value())
            .param("caller", idOf(caller))
            .query((row, n) -> Optional.ofNullable(origin(row, caller)))
            .optional()
            .flatMap(origin -> origin);
    }

    private static @Nullable Origin origin(ResultSet row, Caller caller) throws SQLException {
        var id = Columns.optionalUuid(row, "origin_id");
        if (id == null || roleOf(row, caller, "origin_").isEmpty()) {
            return null;
        }
        return new Origin(new WorldId(id), row.getString("origin_name"), row.getInt("origin_version"));
    }

    private static Optional<WorldHeader> readHeader(ResultSet row, Caller caller) throws SQLException {
        var role = roleOf(row, caller);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        var from = Columns.optionalInt(row, "history_from");
        return Optional.of(
            new WorldHeader(
                new WorldId(Columns.uuid(row, "id")),
                new UserId(Columns.uuid(row, "owner_id")),
                row.getString("name"),
                Columns.constant(row, "visibility", Visibility.class),
                row.getInt("version"),
                role.get(),
                row.getInt("canon_bytes"),
                from == null ? row.getInt("version") : from
            )
        );
    }

    private static Optional<Role> roleOf(ResultSet row, Caller caller) throws SQLException {
        return roleOf(row, caller, "");
    }

    /** @param prefix of the names of the columns */
    private static Optional<Role> roleOf(ResultSet row, Caller caller, String prefix) throws SQLException {
        var owner = new UserId(Columns.uuid(row, prefix + "owner_id"));
        var visibility = Columns.constant(row, prefix + "visibility", Visibility.class);
        Map<UserId, Role> collaborators = Map.of();
        if (caller instanceof Caller.Person person && row.getString(prefix + "role") != null) {
            collaborators = Map.of(person.id(), Columns.constant(row, prefix + "role", Role.class));
        }
        return new WorldAccess(owner, visibility, collaborators).roleOf(caller);
    }

    private static @Nullable String idOf(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> person.id().toString();
            case Caller.SignedOut() -> null;
        };
    }
}
