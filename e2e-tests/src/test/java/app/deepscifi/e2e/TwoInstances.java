package app.deepscifi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One database and two instances of the service: it makes no difference which of them is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsServerDatabase
abstract class TwoInstances {

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private TestPlatform first;

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private TestPlatform second;

    /** What carries signals between them. */
    abstract Map<String, String> environment() throws Exception;

    @BeforeAll
    void start() throws Exception {
        first = TestPlatform.start(environment(), TestPlatform.PACE);
        second = first.another(Map.of());
    }

    @AfterAll
    void end() {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
    }

    TestPlatform first() {
        return first;
    }

    TestPlatform second() {
        return second;
    }

    @Test
    void a_turn_is_heard_on_the_other_instance_while_it_runs() {
        isHeardOnTheOtherInstanceWhileItRuns();
    }

    /** Without signals it would be over before the other instance looks. */
    void isHeardOnTheOtherInstanceWhileItRuns() {
        var here = first.signUp("Ada");
        var there = here.at(second);
        try (var stream = here.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");

            try (var elsewhere = there.follow(begun.id(), 0)) {
                var heard = elsewhere.until("text").and(elsewhere.until("text"));
                assertThat(status(there)).isEqualTo("running");

                var turn = begun.and(stream.rest()).isWhole().isCompleted();
                assertThat(heard.and(elsewhere.rest())).isEqualTo(turn);
            }
        }
    }

    @Test
    void a_turn_is_stopped_from_the_other_instance() {
        var here = first.signUp("Ada");
        try (var stream = here.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");

            here.at(second).stop(begun.id());

            assertThat(begun.and(stream.rest()).isWhole().reason()).isEqualTo("stopped");
        }
    }

    @Test
    void a_conversation_has_one_running_turn_on_all_instances() {
        var here = first.signUp("Ada");
        try (var stream = here.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");

            var refused = here.at(second).post("/api/chat", Map.of("message", "SAY hello")).is(409);

            assertThat(refused.json().path("turnId").asString()).isEqualTo(begun.id());
            here.stop(begun.id());
            stream.rest();
        }
    }

    @Test
    void a_collaborator_who_is_removed_is_cut_off_on_the_other_instance() {
        var owner = first.signUp("Ada");
        var worldId = owner.worldId();
        var there = first.signUp("Ed").at(second);
        owner.lets(there, "editor", worldId);
        try (var stream = there.begin("SLOW 0.4", Place.world(worldId))) {
            stream.until("text");

            owner.delete("/api/worlds/" + worldId + "/collaborators/" + there.id()).is(204);

            assertThat(stream.rest().names()).doesNotContain("turn.finished");
        }
    }

    @Test
    void a_session_that_ends_ends_at_once_on_the_other_instance() {
        var here = first.signUp("Ada");
        var cookie = here.cookies().getCookieStore().getCookies().getFirst();
        // On one machine the name has the port.
        var name = cookie.getName().replace("" + first.address().getPort(), "" + second.address().getPort());
        var signedIn = Map.of("Cookie", name + "=" + cookie.getValue());
        var there = second.visitor();
        there.send("GET", "/api/auth/me", signedIn, new byte[0]).is(200);
        var known = System.nanoTime();

        here.post("/api/auth/signout").is(204);

        int status;
        do {
            status = there.send("GET", "/api/auth/me", signedIn, new byte[0]).status();
        } while (status != 401);
        // Without a signal it would be remembered for ten seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - known)).isLessThan(Duration.ofSeconds(9));
    }

    static String status(Person person) {
        return person.get("/api/chat/history").is(200).items().getFirst().path("status").asString();
    }
}
