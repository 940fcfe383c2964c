package app.deepscifi.e2e.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process receives SIGTERM during an answer. */
class GracefulStopTests {

    private static final Map<String, String> SAME_SESSIONS = Map.of("JWT_SECRET", "0123456789abcdef0123456789abcdef");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    private final Optional<TestDatabase> database = TestDatabase.create();

    @AfterEach
    void end() {
        database.ifPresent(TestDatabase::close);
    }

    @Test
    void with_a_grace_running_turns_finish_and_no_new_one_begins() throws Exception {
        try (var running = started("one", Map.of("SHUTDOWN_GRACE", "60s"))) {
            var person = new Person(running::address, "Ada");
            var worldId = person.worldId();
            try (var stream = person.begin("SLOW 0.05", Place.ANYWHERE)) {
                var heard = stream.until("text");

                running.process().destroy();
                var refused = refusedAfter(person, worldId);

                assertThat(refused.problem()).isEqualTo("unavailable");
                assertThat(refused.header("Retry-After")).isEqualTo("5");
                assertThat(person.get("/api/health/ready").is(503).json().path("status").asString()).isEqualTo("down");
                assertThat(
                    person
                        .get("/api/worlds/" + worldId)
                        .is(200)
                        .body()
                ).contains("Slow Light");
                heard.and(stream.rest()).isWhole().isCompleted();
            }
            assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void when_the_grace_is_over_the_turn_is_interrupted_and_who_follows_is_told() throws Exception {
        try (var running = started("one", Map.of("SHUTDOWN_GRACE", "1s"))) {
            var person = new Person(running::address, "Ada");
            try (var stream = person.begin("SLOW 1", Place.ANYWHERE)) {
                var heard = stream.until("text");
                var promise = Promise.begin(person);

                running.process().destroy();
                var turn = heard.and(stream.rest()).isWhole();

                assertThat(turn.reason()).isEqualTo("interrupted");
                assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(System.nanoTime() - promise.begun()).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
                promise.isKeptWithin(Duration.ofSeconds(12));
            }
        }
    }

    @Test
    @NeedsServerDatabase
    void a_follower_can_continue_on_another_instance() throws Exception {
        try (var first = started("one", SAME_SESSIONS); var second = started("two", SAME_SESSIONS)) {
            var person = new Person(first::address, "Ada");
            var there = person.at(second::address);
            try (var stream = person.begin("SLOW 0.05", Place.ANYWHERE)) {
                var begun = stream.until("text");

                Turn heard;
                try (var elsewhere = there.follow(begun.id(), 0)) {
                    heard = elsewhere.until("text");
                    second.process().destroy();
                    heard = heard.and(elsewhere.rest());
                }
                assertThat(heard.names()).doesNotContain("turn.finished");
                assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

                try (var again = person.follow(begun.id(), heard.events().size())) {
                    heard.and(again.rest()).isWhole().isCompleted();
                }
            }
        }
    }

    /** The first refusal of a message after the process has received the signal. */
    private static Answer refusedAfter(Person person, String worldId) {
        while (true) {
            var answer = person.elsewhere().post("/api/chat", Place.world(worldId).saying("SAY hello"));
            if (answer.status() != 200) {
                return answer.is(503);
            }
        }
    }

    private PlatformProcess started(String name, Map<String, String> variables) throws Exception {
        var environment = new HashMap<>(variables);
        database.ifPresent(it -> environment.put("DATABASE_URL", it.url()));
        environment.put("DEEPSCIFI_DATA", folder.resolve(name).toString());
        return PlatformProcess.start(folder, environment);
    }
}
