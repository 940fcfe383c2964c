package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.model.ModelRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent server gets a limited number of concurrent turns. The others wait in a queue and see their position. */
class QueueTests {

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("LETTA_CONCURRENT_TURNS", "1"), Duration.ZERO);
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @Test
    void a_turn_does_not_wait_in_an_empty_queue() {
        assertThat(platform.signUp("Ada").say("SAY hello").names()).doesNotContain("turn.queued");
    }

    @Test
    void who_waits_sees_how_many_are_before_them_and_is_answered_in_the_end() {
        try (var busy = occupied()) {
            var second = platform.signUp("Bo").begin("SAY second", Place.ANYWHERE);
            assertThat(before(second)).isZero();
            var third = platform.signUp("Cy").begin("SAY third", Place.ANYWHERE);
            assertThat(before(third)).isEqualTo(1);

            busy.stop();

            assertThat(second.rest().isCompleted().text()).isEqualTo("second");
            var answered = third.rest().isCompleted();
            assertThat(answered.text()).isEqualTo("third");
            assertThat(answered.all("turn.queued")).allSatisfy(event ->
                assertThat(event.path("position").asInt()).isZero()
            );
        }
    }

    @Test
    void a_second_turn_of_one_person_waits_behind_the_first_of_everybody() {
        try (var busy = occupied()) {
            var eager = platform.signUp("Bo");
            var first = eager.begin("SAY first", Place.ANYWHERE);
            before(first);
            var secondWorld = eager.worldId();
            var second = eager.begin("SAY second", Place.world(secondWorld));
            assertThat(before(second)).isEqualTo(1);

            var other = platform.signUp("Cy").begin("SAY other", Place.ANYWHERE);

            assertThat(before(other)).isEqualTo(1);
            assertThat(before(second)).isEqualTo(2);
            busy.stop();
            Stream.of(first, other, second).forEach(stream -> stream.rest().isCompleted());
        }
    }

    @Test
    void a_stop_leaves_the_queue_and_the_agent_hears_nothing_of_it() {
        try (var busy = occupied()) {
            var waiting = platform.signUp("Bo");
            Turn turn;
            try (var stream = waiting.begin("SAY never heard", Place.ANYWHERE)) {
                var queued = stream.until("turn.queued");
                waiting.stop(waiting.get("/api/chat/history").items("id").getFirst());
                turn = queued.and(stream.rest()).isWhole();
            }

            assertThat(turn.reason()).isEqualTo("stopped");
            assertThat(turn.names()).containsExactly("turn.queued", "turn.finished");
            assertThat(platform.simulator().modelRequests().toString()).doesNotContain("never heard");
            busy.stop();
            assertThat(waiting.say("SAY here").isCompleted().text()).isEqualTo("here");
        }
    }

    @Test
    void ten_people_at_once_are_answered_in_the_order_in_which_they_asked() {
        var asked = IntStream.range(0, 10)
            .mapToObj(number -> "SAY my turn " + number)
            .toList();
        var answered = new ArrayList<CompletableFuture<Void>>();
        try (var busy = occupied()) {
            for (var message : asked) {
                var stream = platform.signUp("Somebody").begin(message, Place.ANYWHERE);
                stream.until("turn.queued");
                answered.add(CompletableFuture.runAsync(() -> stream.rest().isCompleted()));
            }
            busy.stop();
            answered.forEach(CompletableFuture::join);
            assertThat(platform.sent().stream().map(ModelRequest::said).filter(asked::contains)).isEqualTo(asked);
        }
    }

    @Test
    void how_many_wait_can_be_seen_by_operators() {
        try (var busy = occupied()) {
            var stream = platform.signUp("Bo").begin("SAY hello", Place.ANYWHERE);
            stream.until("turn.queued");

            var queue = platform.visitor().get("/api/health/ready").is(200).json().path("components").path("queue");

            assertThat(queue.path("detail").asString()).contains("1 turn waits");
            busy.stop();
            stream.rest().isCompleted();
        }
    }

    /** The number of turns before this one, according to the next event. */
    private static int before(EventStream waiting) {
        return waiting.until("turn.queued").one("turn.queued").path("position").asInt();
    }

    /** Takes the only place until it is closed. */
    private static Busy occupied() {
        var person = platform.signUp("Zoe");
        var stream = person.begin("SLOW 1", Place.ANYWHERE);
        return new Busy(person, stream, stream.until("text").id());
    }

    private record Busy(Person person, EventStream stream, String turn) implements AutoCloseable {
        void stop() {
            person.stop(turn);
            stream.rest();
        }

        @Override
        public void close() {
            person.stop(turn);
            stream.close();
        }
    }
}
