package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation with data of many years answers as fast as a new one. */
@NeedsServerDatabase
class ManyTurnsTests {

    private static final int MANY = 5_000;

    /** A session of the database reports its statistics within ten seconds. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    @Test
    void a_turn_costs_the_same_however_many_there_were() {
        try (var platform = TestPlatform.start()) {
            var person = platform.signUp("Ada");
            var first = person.say("SAY one", Place.ANYWHERE).isCompleted().events().size();
            var database = platform.part(JdbcClient.class);
            database
                .sql(
                    """
                    insert into turns (id, user_id, message, agent_name, status, lease_until, finished_at, parent_id)
                    select gen_random_uuid(), user_id, 'before', 'User Agent', 'completed', now(), now(), id
                    from turns, generate_series(1, :many)
                    """
                )
                .param("many", MANY)
                .update();
            database.sql("analyze turns").update();
            var before = Reads.after(first, database);

            var second = person.say("SAY two", Place.ANYWHERE).isCompleted().events().size();

            var after = Reads.after(first + second, database);
            assertThat(after.rows() - before.rows())
                .as("rows read one after the other")
                .isLessThan(MANY);
        }
    }

    /**
     * Statistics of the database.
     *
     * @param rows   of turns that were read without an index
     * @param events that were written
     */
    private record Reads(long rows, long events) {
        static Reads of(JdbcClient database) {
            return database
                .sql(
                    """
                    select turns.seq_tup_read, events.n_tup_ins
                    from pg_stat_user_tables turns, pg_stat_user_tables events
                    where turns.relname = 'turns' and events.relname = 'turn_events'
                    """
                )
                .query((row, _) -> new Reads(row.getLong(1), row.getLong(2)))
                .single();
        }

        /** Waits until the session that wrote this number of events has reported its reads. */
        static Reads after(int written, JdbcClient database) {
            var reads = of(database);
            for (var begun = System.nanoTime(); reads.events() < written; reads = of(database)) {
                assertThat(System.nanoTime() - begun).isLessThan(MOMENT.toNanos());
            }
            return reads;
        }
    }
}
