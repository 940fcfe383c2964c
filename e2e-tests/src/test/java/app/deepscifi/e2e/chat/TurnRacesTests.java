package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Races between a turn and other changes to its conversation. */
@NeedsServerDatabase
class TurnRacesTests {

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
            while (!answer.isDone() && !TestDatabase.somebodyWaits(other)) {
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

    @Test
    void a_turn_that_begins_while_another_version_is_chosen_stays_the_one_that_is_shown() throws Exception {
        try (
            var platform = TestPlatform.start();
            var other = platform.part(DataSource.class).getConnection();
            var threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var person = platform.signUp("Ada");
            var first = person.say("SAY one").isCompleted();
            var second = person.retry(first.id()).isCompleted();
            other.setAutoCommit(false);
            beginAfter(other, second.id());
            var answer = CompletableFuture.supplyAsync(
                () -> person.post("/api/chat/turns/" + first.id() + "/activate"),
                threads
            );
            while (!answer.isDone() && !TestDatabase.somebodyWaits(other)) {
                Thread.onSpinWait();
            }
            other.commit();

            assertThat(answer.join().is(409).problem()).isEqualTo("turn-running");
            assertThat(
                person.get("/api/chat/history").is(200).json().path("items").findValuesAsString("message")
            ).containsExactly("begun elsewhere", "SAY one");
        }
    }

    /** Acts as another instance. */
    private static void beginAfter(Connection database, String turn) throws SQLException {
        execute(
            database,
            """
            with begun as (
                insert into turns (id, user_id, parent_id, message, agent_name, status, runner_id, lease_until)
                select
                    gen_random_uuid(), user_id, id, 'begun elsewhere', agent_name, 'running', gen_random_uuid(),
                    now() + interval '1 day'
                from turns where id = '%s'
                returning id, parent_id
            ), chosen as (
                update turns set active_child_id = begun.id from begun where turns.id = begun.parent_id
            )
            update transcripts set leaf_id = begun.id from begun
            """.formatted(turn)
        );
    }

    /** Restores the turn to its state before the last event was stored. */
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

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
