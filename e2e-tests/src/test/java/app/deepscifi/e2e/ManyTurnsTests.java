package app.deepscifi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation that has run for years answers as fast as a new one. */
@NeedsServerDatabase
class ManyTurnsTests {

    private static final int MANY = 5_000;

    /** A session of the database tells what it has read within ten seconds. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    @Test
    void a_turn_costs_the_same_however_many_there_were() {
        try (var platform = TestPlatform.start()) {
            var person = platform.signUp("Ada");
            person.say("SAY one", Place.ANYWHERE).isCompleted();
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
            var before = Reads.of(database);

            person.say("SAY two", Place.ANYWHERE).isCompleted();

            var after = Reads.of(database);
            for (var begun = System.nanoTime(); !after.tellOfTheTurn(before); after = Reads.of(database)) {
                assertThat(System.nanoTime() - begun).isLessThan(MOMENT.toNanos());
            }
            assertThat(after.rows() - before.rows())
                .as("rows read one after the other")
                .isLessThan(MANY);
        }
    }

    /**
     * What the database has counted for the turns.
     *
     * @param rows    read without an index
     * @param updates of which some were found in an index
     */
    private record Reads(long rows, long updates) {
        static Reads of(JdbcClient database) {
            return database
                .sql("select seq_tup_read, n_tup_upd from pg_stat_user_tables where relname = 'turns'")
                .query((row, _) -> new Reads(row.getLong(1), row.getLong(2)))
                .single();
        }

        /** Its end is an update at least, and the first thing it reads is counted with it. */
        boolean tellOfTheTurn(Reads before) {
            return updates > before.updates();
        }
    }
}
