package app.deepscifi.api.worlds.findings;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DismissalStore {

    private final JdbcClient jdbc;

    DismissalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id of the finding. */
    Map<String, FindingView.Dismissal> of(WorldId world) {
        var dismissals = new HashMap<String, FindingView.Dismissal>();
        jdbc.sql(
            """
            select d.finding, d.reason, u.display_name, d.created_at
            from dismissals d
            left join users u on u.id = d.user_id
            where d.world_id = cast(:world as uuid)
            """
        )
            .param("world", world.value())
            .query(row -> {
                dismissals.put(
                    row.getString("finding"),
                    new FindingView.Dismissal(
                        row.getString("reason"),
                        row.getString("display_name"),
                        Columns.instant(row, "created_at")
                    )
                );
            });
        return dismissals;
    }

    void put(WorldId world, String finding, String reason, UserId by) {
        jdbc.sql(
            """
            insert into dismissals (world_id, finding, reason, user_id)
            values (cast(:world as uuid), :finding, :reason, cast(:by as uuid))
            on conflict (world_id, finding)
            do update set reason = excluded.reason, user_id = excluded.user_id, created_at = now()
            """
        )
            .param("world", world.value())
            .param("finding", finding)
            .param("reason", reason)
            .param("by", by.value())
            .update();
    }

    boolean delete(WorldId world, String finding) {
        return (
            jdbc
                .sql("delete from dismissals where world_id = cast(:world as uuid) and finding = :finding")
                .param("world", world.value())
                .param("finding", finding)
                .update() > 0
        );
    }

    /** Deletes the dismissals of findings that are no more, so that there are never more than findings. */
    void keepOnly(WorldId world, Collection<String> findings) {
        jdbc.sql(
            """
            delete from dismissals
            where world_id = cast(:world as uuid) and finding <> all (cast(:findings as text[]))
            """
        )
            .param("world", world.value())
            .param("findings", "{" + String.join(",", findings) + "}")
            .update();
    }
}
