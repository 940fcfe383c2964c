package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One database and two instances of the service. It makes no difference which instance receives a request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsServerDatabase
abstract class TwoInstances {

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private TestPlatform first;

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private TestPlatform second;

    /** The variables of the operator that choose how signals travel. */
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

    /** Without signals, the turn would be over before the other instance polls. */
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
            var promise = Promise.begin(there);

            owner.delete("/api/worlds/" + worldId + "/collaborators/" + there.id()).is(204);

            isCutOff(promise.fromNow(), stream);
        }
    }

    @Test
    void signing_out_or_a_new_password_ends_streams_on_the_other_instance() {
        var here = first.signUp("Ada");
        var there = here.at(second);
        var elsewhere = here.at(second);
        try (var stream = elsewhere.begin("SLOW 0.4", Place.ANYWHERE)) {
            var turn = stream.until("text").id();
            try (var follower = there.follow(turn, 0)) {
                follower.until("text");
                var promise = Promise.begin(there);
                var signedOut = Map.of("Cookie", there.cookie().replace("" + port(second), "" + port(first)));

                first
                    .visitor()
                    .send("POST", "/api/auth/signout", signedOut, new byte[0])
                    .is(204);

                isCutOff(promise.fromNow(), follower);
            }
            var promise = Promise.begin(elsewhere);

            var passwords = Map.of("currentPassword", Person.PASSWORD, "newPassword", "another horse entirely");
            here.post("/api/auth/password", passwords).is(204);

            isCutOff(promise.fromNow(), stream);
            here.stop(turn);
        }
    }

    @Test
    void a_world_that_is_deleted_ends_its_streams_on_the_other_instance() {
        var owner = first.signUp("Ada");
        var worldId = owner.worldId();
        var there = owner.at(second);
        try (var stream = there.begin("SLOW 0.4", Place.world(worldId))) {
            stream.until("text");
            var promise = Promise.begin(there);

            owner.send("DELETE", "/api/worlds/" + worldId, Map.of("If-Match", "*"), new byte[0]).is(204);

            isCutOff(promise.fromNow(), stream);
        }
    }

    private static void isCutOff(Promise ended, EventStream stream) {
        assertThat(stream.rest().names()).doesNotContain("turn.finished");
        ended.isKeptWithin(Duration.ofSeconds(1));
    }

    private static int port(TestPlatform instance) {
        return instance.address().getPort();
    }

    @Test
    void a_session_that_ends_ends_at_once_on_the_other_instance() {
        var here = first.signUp("Ada");
        var cookie = here.cookies().getCookieStore().getCookies().getFirst();
        // On one machine the name of the cookie contains the port.
        var name = cookie.getName().replace("" + port(first), "" + port(second));
        var signedIn = Map.of("Cookie", name + "=" + cookie.getValue());
        var there = second.visitor();
        there.send("GET", "/api/auth/me", signedIn, new byte[0]).is(200);
        var promise = Promise.begin(there);

        here.post("/api/auth/signout").is(204);

        var ended = promise.fromNow();
        int status;
        do {
            status = there.send("GET", "/api/auth/me", signedIn, new byte[0]).status();
        } while (status != 401);
        // Without a signal, the session would stay in the cache for ten seconds.
        ended.isKeptWithin(Duration.ofSeconds(1));
    }

    @Test
    void passwords_that_were_guessed_on_one_instance_count_on_the_other() {
        var person = first.signUp("Ada");
        for (var tries = 0; tries < 10; tries++) {
            signIn(tries % 2 == 0 ? first : second, person, "not my password").is(401);
        }

        for (var instance : List.of(first, second)) {
            assertThat(signIn(instance, person, Person.PASSWORD).is(429).problem()).isEqualTo("rate-limited");
        }
        // A person who is signed in stays signed in.
        person.get("/api/auth/me").is(200);
    }

    @Test
    void a_right_password_on_one_instance_forgives_the_wrong_ones_on_the_other() {
        var person = first.signUp("Ada");
        for (var tries = 0; tries < 12; tries++) {
            signIn(first, person, "not my password").is(401);
            signIn(second, person, Person.PASSWORD).is(200);
        }
    }

    private static Answer signIn(TestPlatform instance, Person person, String password) {
        return instance.visitor().post("/api/auth/signin", Map.of("email", person.email(), "password", password));
    }

    static String status(Person person) {
        return person.get("/api/chat/history").is(200).items().getFirst().path("status").asString();
    }
}
