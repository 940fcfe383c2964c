package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.faults.Upstream.Part;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.PlatformProcess;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of one of two instances: it runs one turn and serves a follower of another. */
@Repeated
@NeedsServerDatabase
class KilledInstanceTests {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(15);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    enum Agents {
        ON_LETTA {
            @Override
            Upstream start() throws IOException {
                return new LettaUpstream();
            }
        },
        DIRECT {
            @Override
            Upstream start() throws IOException {
                return new ModelUpstream(ModelFrames.Language.OPEN_AI);
            }
        };

        abstract Upstream start() throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Agents.class)
    void a_turn_that_ran_there_ends_within_15_s_and_one_that_was_followed_there_goes_on(Agents agents)
        throws Exception {
        try (var database = TestDatabase.create().orElseThrow(); var upstream = agents.start()) {
            var environment = new HashMap<>(upstream.environment());
            environment.put(TestDatabase.VARIABLE, database.url());
            environment.put("JWT_SECRET", "0123456789abcdef0123456789abcdef");
            try (
                var living = TestPlatform.start(environment, Duration.ZERO);
                var dying = PlatformProcess.start(folder, environment)
            ) {
                isKilled(upstream, living, dying);
            }
        }
    }

    private static void isKilled(Upstream upstream, TestPlatform living, PlatformProcess dying) throws Exception {
        var ada = living.signUp("Ada");
        var bo = living.signUp("Bo");
        var interrupted = new Talk(living, upstream, ada, Place.world(ada.worldId()));
        upstream.fail(0, new Fault.SilentAt(upstream.kind(Part.TEXT), 1, Duration.ofMinutes(5)));
        try (var there = ada.at(dying::address).begin("SAY one two three", interrupted.place())) {
            var begun = there.until("text");
            var followed = new Talk(living, upstream, bo, Place.world(bo.worldId()));
            try (
                var here = followed.begin(Order.TALK_SLOWLY);
                var elsewhere = bo.at(dying::address).follow(followed.latest(), 0)
            ) {
                var heard = elsewhere.until("text");

                var promise = Promise.begin(living.visitor());
                dying.kill();

                var turn = begun.and(rest(ada, begun));
                promise.isKeptWithin(NOTICED_WITHIN);
                assertThat(turn.isWhole().reason()).isEqualTo("interrupted");
                assertThat(interrupted.said().getFirst().text()).startsWith(turn.text());
                var whole = here.rest().isCompleted();
                assertThat(heard.and(rest(bo, heard))).isEqualTo(whole);
                followed.isSound(whole);
                interrupted.isKeptAndGoesOn(turn);
            }
        }
    }

    private static Turn rest(Person person, Turn heard) {
        try (EventStream again = person.follow(heard.id(), heard.events().size())) {
            return again.rest();
        }
    }
}
