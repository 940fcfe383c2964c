package app.deepscifi.api.worlds;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.WorldId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits the bytes of worlds. Writers update the counting columns. */
@Component
public class WorldStorage {

    /** Versions and proposals of one world. */
    static final long HISTORY_BYTES = 100_000_000;
    /** Stories of one world, with the earlier words of their passages. */
    static final long STORY_BYTES = 100_000_000;
    /** All worlds of one owner, with their history and stories. */
    static final long OWNER_BYTES = 500_000_000;

    private final JdbcClient jdbc;

    WorldStorage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Used(long history, long stories, long owner) {}

    /** @throws ProblemException storage-full; the preceding write is then rolled back */
    void requireRoom(WorldId id) {
        var used = used(id);
        if (used.history() > HISTORY_BYTES) {
            throw full(
                "The history of this world would be longer than %,d bytes: copy its canon into a new world to go on.",
                HISTORY_BYTES
            );
        }
        if (used.stories() > STORY_BYTES) {
            throw full("The stories of this world would be longer than %,d bytes: delete one of them.", STORY_BYTES);
        }
        if (used.owner() > OWNER_BYTES) {
            throw full(
                "All worlds of their owner would be longer than %,d bytes: delete a world or a story.",
                OWNER_BYTES
            );
        }
    }

    /** Counts an addition to the history, and refuses it if it exceeds the limit. */
    public void addHistory(WorldId id, int bytes) {
        jdbc.sql("update worlds set history_bytes = history_bytes + :bytes where id = cast(:id as uuid)")
            .param("id", id.value())
            .param("bytes", bytes)
            .update();
        requireRoom(id);
    }

    private Used used(WorldId id) {
        return jdbc
            .sql(
                """
                with world as (
                    select id, owner_id, history_bytes from worlds where id = cast(:id as uuid)
                ), owned as (
                    select w.canon_bytes + w.history_bytes + stories.bytes as bytes
                    from world
                    inner join worlds w on w.owner_id = world.owner_id
                    cross join lateral (
                        select coalesce(sum(s.bytes + s.revision_bytes), 0) as bytes
                        from stories s
                        where s.world_id = w.id
                    ) stories
                )
                select
                    world.history_bytes as history,
                    (
                        select coalesce(sum(s.bytes + s.revision_bytes), 0)
                        from stories s
                        where s.world_id = world.id
                    ) as stories,
                    (select coalesce(sum(bytes), 0) from owned) as owner
                from world
                """
            )
            .param("id", id.value())
            .query((row, _) -> new Used(row.getLong("history"), row.getLong("stories"), row.getLong("owner")))
            .optional()
            .orElse(new Used(0, 0, 0));
    }

    private static ProblemException full(String message, long bytes) {
        return new ProblemException(ProblemCode.STORAGE_FULL, message.formatted(bytes), Map.of("maxBytes", bytes));
    }
}
