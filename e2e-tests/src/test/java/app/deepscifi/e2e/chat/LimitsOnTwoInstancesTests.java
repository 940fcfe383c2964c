package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person has one allowance for all instances together. */
@NeedsServerDatabase
class LimitsOnTwoInstancesTests {

    private static final int TURNS = 4;
    private static final int STREAMS = 2;

    private final TestDatabase database = TestDatabase.create().orElseThrow();
    private final TestPlatform one = TestPlatform.start(
        Map.of(
            TestDatabase.VARIABLE,
            database.url(),
            "TURNS_PER_MINUTE",
            "" + TURNS,
            "STREAMS_PER_PERSON",
            "" + STREAMS
        ),
        TestPlatform.PACE
    );
    private final TestPlatform two = one.another(Map.of());
    private final Person person = one.signUp("Ada");
    private final Person there = person.at(two);

    @AfterEach
    void end() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    void turns_count_wherever_they_begin() {
        for (var number = 0; number < TURNS; number++) {
            (number % 2 == 0 ? person : there).say("SAY " + number).isCompleted();
        }

        for (var each : List.of(person, there)) {
            assertThat(each.post("/api/chat", Place.ANYWHERE.saying("SAY more")).is(429).problem()).isEqualTo(
                "too-many-turns"
            );
        }
    }

    @Test
    void of_many_messages_at_once_no_more_begin_than_may() throws Exception {
        var worlds = IntStream.range(0, 3 * TURNS)
            .mapToObj(_ -> person.worldId())
            .toList();
        var sending = new ArrayList<Callable<Integer>>();
        for (var number = 0; number < worlds.size(); number++) {
            var place = Place.world(worlds.get(number));
            var sender = person.at(number % 2 == 0 ? one : two);
            sending.add(() -> sender.post("/api/chat", place.saying("SAY hello")).status());
        }

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(sending).stream().map(Future::resultNow).toList();
        }

        assertThat(statuses).containsOnly(200, 429);
        assertThat(allowance("turns")).isEqualTo(
            statuses
                .stream()
                .filter(status -> status == 200)
                .count()
        );
        assertThat(allowance("turns")).isBetween((long) STREAMS, (long) TURNS);
        assertThat(allowance("streams")).isZero();
    }

    @Test
    void streams_count_wherever_they_are_followed_and_those_of_an_instance_that_is_gone_for_a_while_only() {
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var turn = stream.until("text").id();
            try (var elsewhere = there.follow(turn, 0)) {
                elsewhere.until("text");
                assertThat(allowance("streams")).isEqualTo(STREAMS);
                there.get("/api/chat/turns/" + turn + "/events").is(429);
                person.get("/api/chat/turns/" + turn + "/events").is(429);

                database.change("update allowances set streams = '{\"gone\": \"2026-01-01T00:00:00Z\"}'");

                assertThat(allowance("streams")).isZero();
                try (var again = person.follow(turn, 0)) {
                    person.stop(turn);
                    again.rest();
                }
            }
        }
    }

    @Test
    void a_minute_later_there_are_turns_again_and_a_day_later_tokens() {
        IntStream.range(0, TURNS).forEach(number -> person.say("SAY " + number).isCompleted());
        database.change("update allowances set tokens = 1000000000");
        assertThat(refused()).isEqualTo("tokens-used-up");

        database.change("update allowances set day = day - 1");
        assertThat(refused()).isEqualTo("too-many-turns");
        assertThat(allowance("tokens")).isZero();

        database.change("update allowances set minute_began = minute_began - interval '1 minute'");
        assertThat(allowance("turns")).isZero();
        person.say("SAY hello").isCompleted();
        assertThat(allowance("turns")).isEqualTo(1);
        assertThat(allowance("tokens")).isBetween(1L, 999_999_999L);
    }

    private String refused() {
        return person.post("/api/chat", Place.ANYWHERE.saying("SAY more")).is(429).problem();
    }

    private long allowance(String share) {
        return person.get("/api/chat/allowance").is(200).json().path(share).path("used").asLong();
    }
}
