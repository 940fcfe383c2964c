package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is away during an answer: the events wait, and continue where they were. */
@NeedsServerDatabase
class DatabaseAwayTests {

    /** The answer to {@link Order#TALK_SLOWLY}. */
    private static final String SAID = "slow and steady ".repeat(60);

    private final TestDatabase database = TestDatabase.create().orElseThrow();

    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Wire wire;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        var address = URI.create(database.url());
        wire = new Wire(address.getHost(), address.getPort());
        platform = TestPlatform.start(Map.of(TestDatabase.VARIABLE, wire.to(address)), TestPlatform.PACE);
    }

    @AfterEach
    void end() {
        platform.close();
        wire.close();
        database.close();
    }

    @Test
    void five_seconds_without_it_lose_nothing_and_break_no_stream() {
        var person = platform.signUp("Ada");
        try (var stream = person.begin("SLOW 0.05", Place.ANYWHERE)) {
            var begun = stream.until("text");

            wire.cut();
            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(wire::mend);
            var turn = begun.and(stream.rest()).isWhole().isCompleted();
            assertThat(turn.text()).isEqualTo(SAID);
            try (var again = person.follow(turn.id(), 0)) {
                assertThat(again.rest()).isEqualTo(turn);
            }
        }
        person.say("SAY next").isCompleted();
    }

    @Test
    void a_connection_that_breaks_again_and_again_stores_nothing_twice() {
        var person = platform.signUp("Ada");
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var turn = stream.until("text");
            for (var breaks = 0; breaks < 10; breaks++) {
                wire.cut();
                wire.mend();
                turn = turn.and(stream.until("text"));
            }

            turn = turn.and(stream.rest()).isWhole().isCompleted();
            assertThat(turn.text()).isEqualTo(SAID);
        }
    }
}
