package app.deepscifi.api.assets;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Objects to be deleted from the object store, each with the time from which on. Triggers add the objects of deleted rows. A
 * writer adds its object before it writes it, and removes it in the transaction that stores the row with its name.
 */
@Repository
class UnwantedObjects {

    /** Others leave alone for this long what one instance deletes; then it is tried again. */
    private static final String RETRY = "interval '2 minutes'";

    private final JdbcClient jdbc;

    UnwantedObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param prefix of the keys; nothing else may begin so */
    void add(String prefix, Duration after) {
        jdbc.sql(
            """
            insert into unwanted_objects (prefix, due_at) values (:prefix, now() + make_interval(secs => :seconds))
            on conflict (prefix) do update set due_at = excluded.due_at
            """
        )
            .param("prefix", prefix)
            .param("seconds", after.toSeconds())
            .update();
    }

    void remove(String prefix) {
        jdbc.sql("delete from unwanted_objects where prefix = :prefix").param("prefix", prefix).update();
    }

    /** @return prefixes that are due, which nobody else gets meanwhile */
    List<String> claim(int most) {
        return jdbc
            .sql(
                """
                update unwanted_objects set due_at = now() + %s
                where prefix in (
                    select prefix from unwanted_objects where due_at <= now()
                    order by due_at limit cast(:most as int) for update skip locked
                )
                returning prefix
                """.formatted(RETRY)
            )
            .param("most", most)
            .query((row, _) -> row.getString("prefix"))
            .list();
    }
}
