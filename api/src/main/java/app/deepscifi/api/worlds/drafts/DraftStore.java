package app.deepscifi.api.worlds.drafts;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.worlds.canon.CanonColumn;
import app.deepscifi.domain.DraftId;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class DraftStore {

    private static final int KEPT = 200;
    private static final long KEPT_BYTES = 20_000_000;

    private final JdbcClient jdbc;
    private final CanonColumn canons;

    DraftStore(JdbcClient jdbc, CanonColumn canons) {
        this.jdbc = jdbc;
        this.canons = canons;
    }

    void insert(Draft draft, UserId to, @Nullable TurnId turn) {
        jdbc.sql(
            """
            insert into world_drafts (id, user_id, turn_id, name, pitch, canon)
            values (cast(:id as uuid), cast(:user as uuid), cast(:turn as uuid), :name, :pitch,
                    cast(:canon as jsonb))
            """
        )
            .param("id", draft.id().value())
            .param("user", to.value())
            .param("turn", turn == null ? null : turn.value())
            .param("name", draft.name())
            .param("pitch", draft.pitch())
            .param("canon", canons.write(draft.canon()).text())
            .update();
    }

    /** Locks the draft until the transaction ends, so that two clicks on one card don't make two worlds. */
    public Optional<Draft> lock(DraftId id, UserId user) {
        return jdbc
            .sql(
                """
                select id, name, pitch, canon, world_id
                from world_drafts
                where id = cast(:id as uuid) and user_id = cast(:user as uuid)
                for update
                """
            )
            .param("id", id.value())
            .param("user", user.value())
            .query((row, n) -> {
                var world = Columns.optionalUuid(row, "world_id");
                return new Draft(
                    new DraftId(Columns.uuid(row, "id")),
                    row.getString("name"),
                    row.getString("pitch"),
                    canons.read(row, "canon"),
                    world == null ? null : new WorldId(world)
                );
            })
            .optional();
    }

    public void markMade(DraftId id, WorldId world) {
        jdbc.sql("update world_drafts set world_id = cast(:world as uuid) where id = cast(:id as uuid)")
            .param("id", id.value())
            .param("world", world.value())
            .update();
    }

    /** Deletes old cards, which can't be chosen any more. */
    void forgetOld(UserId user) {
        jdbc.sql(
            """
            delete from world_drafts
            where user_id = cast(:user as uuid)
              and id not in (
                  select id
                  from (
                      select id, row_number() over newest as place, sum(bytes) over newest as total
                      from world_drafts
                      where user_id = cast(:user as uuid)
                      window newest as (order by created_at desc, id)
                  ) mine
                  where place <= :kept and total <= :keptBytes
              )
            """
        )
            .param("user", user.value())
            .param("kept", KEPT)
            .param("keptBytes", KEPT_BYTES)
            .update();
    }
}
