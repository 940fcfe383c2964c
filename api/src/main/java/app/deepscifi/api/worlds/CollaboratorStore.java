package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CollaboratorStore {

    private final JdbcClient jdbc;

    CollaboratorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Collaborator> list(WorldId world) {
        return jdbc
            .sql(
                """
                select c.user_id, u.display_name, u.email, c.role
                from collaborators c
                join users u on u.id = c.user_id
                where c.world_id = cast(:world as uuid)
                order by u.display_name, c.user_id
                """
            )
            .param("world", world.value())
            .query((row, n) ->
                new Collaborator(
                    new UserId(Columns.uuid(row, "user_id")),
                    row.getString("display_name"),
                    row.getString("email"),
                    Columns.constant(row, "role", Role.class)
                )
            )
            .list();
    }

    int countOthers(WorldId world, UserId user) {
        return jdbc
            .sql(
                """
                select count(*) from collaborators
                where world_id = cast(:world as uuid) and user_id <> cast(:user as uuid)
                """
            )
            .param("world", world.value())
            .param("user", user.value())
            .query((row, n) -> row.getInt(1))
            .single();
    }

    void put(WorldId world, UserId user, Role role) {
        jdbc.sql(
            """
            insert into collaborators (world_id, user_id, role)
            values (cast(:world as uuid), cast(:user as uuid), :role)
            on conflict (world_id, user_id) do update set role = excluded.role
            """
        )
            .param("world", world.value())
            .param("user", user.value())
            .param("role", WireNames.of(role))
            .update();
    }

    /** Whether there was one. */
    boolean remove(WorldId world, UserId user) {
        return (
            jdbc
                .sql(
                    """
                    delete from collaborators
                    where world_id = cast(:world as uuid) and user_id = cast(:user as uuid)
                    """
                )
                .param("world", world.value())
                .param("user", user.value())
                .update() == 1
        );
    }
}
