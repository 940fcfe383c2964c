package app.deepscifi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The history of a conversation is read in two steps, its turns and then their events: a turn may go on between them. */
@NeedsServerDatabase
class HistoryTests {

    @Test
    void a_turn_that_ends_while_the_history_is_read_can_be_followed_to_its_end() throws Exception {
        try (
            var platform = TestPlatform.start();
            var other = platform.part(DataSource.class).getConnection();
            var threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var person = platform.signUp("Ada");
            var turn = person.say("SAY one").isCompleted();
            var last = turn.events().getLast().id();
            beforeItsEnd(other, last);
            other.setAutoCommit(false);
            execute(other, "lock table turn_events in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> person.get("/api/chat/history"), threads);
            while (!answer.isDone() && !somebodyReadsEvents(other)) {
                Thread.onSpinWait();
            }
            execute(other, "insert into turn_events select * from set_aside");
            execute(other, "update turns set status = 'completed', last_event = " + last);
            other.commit();

            var read = answer.join().is(200).json().path("items").path(0);

            assertThat(read.path("status").asString()).isEqualTo("running");
            assertThat(read.path("events").findValuesAsString("event")).doesNotContain("turn.finished");
            try (var stream = person.follow(turn.id(), read.path("lastEventId").asInt())) {
                assertThat(stream.rest().reason()).isEqualTo("completed");
            }
        }
    }

    /** As the turn was just before its last event was stored. */
    private static void beforeItsEnd(Connection database, int last) throws SQLException {
        execute(database, "create temporary table set_aside as select * from turn_events where number = " + last);
        execute(database, "delete from turn_events where number = " + last);
        execute(
            database,
            """
            update turns
            set status = 'running', last_event = last_event - 1, finished_at = null, lease_until = now() + interval '1 day'
            """
        );
    }

    private static boolean somebodyReadsEvents(Connection database) throws SQLException {
        try (
            var statement = database.createStatement();
            var rows = statement.executeQuery(
                "select from pg_locks where not granted and relation = 'turn_events'::regclass"
            )
        ) {
            return rows.next();
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
