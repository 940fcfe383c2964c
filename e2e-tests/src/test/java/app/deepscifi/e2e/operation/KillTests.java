package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Event;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a turn, then a start on the same data. */
class KillTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    private final Optional<TestDatabase> database = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private PlatformProcess running;

    @BeforeEach
    void start() throws Exception {
        start(0);
    }

    /** Starts again at the same port, for which the person has a cookie. */
    private void start(int port) throws Exception {
        var environment = new HashMap<>(Map.of("PORT", "" + port));
        database.ifPresent(it -> environment.put("DATABASE_URL", it.url()));
        running = PlatformProcess.start(folder, environment);
    }

    @AfterEach
    void end() throws Exception {
        running.close();
        database.ifPresent(TestDatabase::close);
    }

    @Test
    void a_turn_that_was_killed_is_interrupted_with_its_text_and_the_next_message_works() throws Exception {
        var person = new Person(() -> running.address(), "Ada");
        var worldId = person.worldId();
        Turn heard;
        try (var stream = person.begin("SLOW 0.05", Place.world(worldId))) {
            heard = stream.until("text").and(stream.until("text")).and(stream.until("text"));
            running.kill();
        }

        start(running.address().getPort());

        try (var stream = person.follow(heard.id(), 0)) {
            var turn = stream.rest().isWhole();
            assertThat(turn.reason()).isEqualTo("interrupted");
            assertThat(turn.events()).startsWith(heard.events().toArray(Event[]::new));
        }
        var kept = person
            .get("/api/chat/history?worldId=" + worldId)
            .is(200)
            .items()
            .getFirst();
        assertThat(kept.path("status").asString()).isEqualTo("interrupted");
        assertThat(kept.path("events").toString()).contains(heard.text().strip());
        var next = person.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(worldId)).isCompleted();
        assertThat(next.tools()).containsExactly("propose_changes ok");
    }
}
