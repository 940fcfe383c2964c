package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The limits on one person's use of agents: turns per minute, tokens per day, concurrent streams. */
class LimitsTests {

    private static final int TURNS = 4;
    private static final int TOKENS = 40_000;
    private static final int STREAMS = 2;

    /** A text so long that one or two turns use up the tokens of a day. */
    private static final String LONG = "SAY hello\n" + "Snow fell upwards that year. ".repeat(600);

    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static TestPlatform platform;

    private final Person person = platform.signUp("Ada");

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(
            Map.of("TURNS_PER_MINUTE", "" + TURNS, "TOKENS_PER_DAY", "" + TOKENS, "STREAMS_PER_PERSON", "" + STREAMS),
            Duration.ofMillis(2)
        );
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @Test
    void one_message_more_than_a_minute_has_is_refused_and_told_when_it_may_come() {
        IntStream.rangeClosed(1, TURNS).forEach(number -> person.say("SAY " + number).isCompleted());

        var refused = person.post("/api/chat", Place.ANYWHERE.saying("SAY one more")).is(429);

        assertThat(refused.problem()).isEqualTo("too-many-turns");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.json().path("detail").asString()).contains("4 messages within a minute", "the next one in ");
        assertThat(person.get("/api/chat/history").is(200).items()).hasSize(TURNS);
        assertThat(allowance(person).path("turns").path("used").asInt()).isEqualTo(TURNS);
        platform.signUp("Bo").say("SAY hello").isCompleted();
    }

    @Test
    void a_message_in_another_conversation_counts_as_well() {
        var place = Place.world(person.worldId());
        IntStream.rangeClosed(1, TURNS).forEach(number -> person.say("SAY " + number, place).isCompleted());

        assertThat(person.post("/api/chat", Place.ANYWHERE.saying("SAY more")).is(429).problem()).isEqualTo(
            "too-many-turns"
        );
    }

    @Test
    void a_message_that_is_sent_again_or_not_taken_counts_nothing() {
        var key = Map.of("Idempotency-Key", "message-1");
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE, key)) {
            var begun = stream.until("text");
            person.post("/api/chat", Place.ANYWHERE.saying("SAY second")).is(409);
            person.post("/api/chat", Place.ANYWHERE.saying("")).is(400);
            person.post("/api/chat", Place.world("00000000-0000-4000-8000-000000000000").saying("SAY hello")).is(404);
            person.stop(begun.id());
            stream.rest();
        }
        assertThat(allowance(person).path("turns").path("used").asInt()).isEqualTo(1);

        IntStream.range(1, TURNS).forEach(number -> person.say("SAY " + number).isCompleted());
        for (var again = 0; again < 2; again++) {
            try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE, key)) {
                assertThat(stream.rest().isWhole().reason()).isEqualTo("stopped");
            }
        }
        assertThat(allowance(person).path("turns").path("used").asInt()).isEqualTo(TURNS);
    }

    @Test
    void the_turn_that_uses_up_the_days_tokens_is_finished_and_the_next_is_refused() {
        var used = 0L;
        for (var turns = 0; used < TOKENS; turns++) {
            assertThat(turns).as("turns that used %s tokens", used).isLessThan(TURNS);
            var turn = person.say(LONG).isCompleted();
            used += turn
                .all("usage")
                .stream()
                .mapToLong(it -> it.path("inputTokens").asLong() + it.path("outputTokens").asLong())
                .sum();
            assertThat(allowance(person).path("tokens").path("used").asLong()).isEqualTo(used);
        }

        var refused = person.post("/api/chat", Place.ANYWHERE.saying("SAY hello")).is(429);

        assertThat(refused.problem()).isEqualTo("tokens-used-up");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 24 * 60 * 60);
        assertThat(refused.json().path("detail").asString()).startsWith(
            "You have used today's 40,000 tokens. They are refilled at midnight UTC, in "
        );
    }

    @Test
    void a_turn_that_is_stopped_counts_about_what_it_used() {
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text").and(stream.until("text"));
            person.stop(begun.id());

            var turn = begun.and(stream.rest()).isWhole();

            assertThat(turn.reason()).isEqualTo("stopped");
            var usage = turn.one("usage");
            assertThat(usage.path("inputTokens").asInt()).isBetween(300, 5_000);
            assertThat(usage.path("outputTokens").asInt()).isEqualTo(Math.ceilDiv(turn.text().length(), 4));
            assertThat(allowance(person).path("tokens").path("used").asInt()).isEqualTo(
                usage.path("inputTokens").asInt() + usage.path("outputTokens").asInt()
            );
        }
    }

    @Test
    void one_stream_more_than_a_person_may_follow_is_refused_before_its_first_byte() {
        var worldId = person.worldId();
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var turn = stream.until("text").id();
            try (var tab = person.elsewhere().follow(turn, 0)) {
                tab.until("turn.started");
                assertThat(allowance(person).path("streams").path("used").asInt()).isEqualTo(STREAMS);

                var third = person.get("/api/chat/turns/" + turn + "/events").is(429);
                var message = person.post("/api/chat", Place.world(worldId).saying("SAY hello")).is(429);

                assertThat(third.problem()).isEqualTo("too-many-streams");
                assertThat(third.header("Retry-After")).isEqualTo("5");
                assertThat(third.json().path("detail").asString()).contains("2 answers at once", "Close one");
                assertThat(message.problem()).isEqualTo("too-many-streams");
                assertThat(person.get("/api/chat/history?worldId=" + worldId).items()).isEmpty();
                assertThat(allowance(person).path("turns").path("used").asInt()).isEqualTo(1);
                person.stop(turn);
                tab.rest();
            }
            stream.rest();
        }
        person.say("SAY hello", Place.world(worldId)).isCompleted();
        assertThat(allowance(person).path("streams").path("used").asInt()).isZero();
    }

    @Test
    void a_person_is_shown_what_they_have_used_and_when_it_comes_back() {
        assertThat(allowance(person)).isEqualTo(
            Visitor.JSON.readTree(
                """
                {
                  "turns": {"used": 0, "limit": 4, "refillsAt": null},
                  "tokens": {"used": 0, "limit": 40000, "refillsAt": null},
                  "streams": {"used": 0, "limit": 2, "refillsAt": null},
                  "bytes": {"used": 0, "limit": 500000000, "refillsAt": null},
                  "files": {"used": 0, "limit": 500000000, "refillsAt": null}
                }
                """
            )
        );
        var before = Instant.now();

        person.say("SAY hello").isCompleted();

        var after = allowance(person);
        assertThat(Instant.parse(after.path("turns").path("refillsAt").asString())).isBetween(
            before.plusSeconds(55),
            Instant.now().plusSeconds(65)
        );
        assertThat(after.path("tokens").path("refillsAt").asString()).endsWith("T00:00:00Z");
        platform.visitor().get("/api/chat/allowance").is(401);
    }

    @Test
    void the_tokens_of_all_people_are_bounded_together_also_for_somebody_new() {
        var jdbc = platform.part(JdbcClient.class);
        var before = tokensOfAll(jdbc);
        person.say("SAY hello").isCompleted();
        var bo = platform.signUp("Bo");
        bo.say("SAY hello").isCompleted();
        var used =
            allowance(person).path("tokens").path("used").asLong() + allowance(bo).path("tokens").path("used").asLong();
        assertThat(tokensOfAll(jdbc) - before).isEqualTo(used);

        jdbc.sql("update tokens_of_all set tokens = tokens + 20000000").update();
        try {
            for (var each : List.of(person, platform.signUp("Cy"))) {
                var refused = each.post("/api/chat", Place.ANYWHERE.saying("SAY hello")).is(429);
                assertThat(refused.problem()).isEqualTo("tokens-of-all-used-up");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 24 * 60 * 60);
                assertThat(refused.json().path("detail").asString()).contains("They answer again at midnight UTC, in ");
            }
        } finally {
            jdbc.sql("update tokens_of_all set tokens = tokens - 20000000").update();
        }
        person.say("SAY hello").isCompleted();
    }

    private static long tokensOfAll(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(sum(tokens), 0) from tokens_of_all").query(Long.class).single();
    }

    @Test
    void a_second_try_and_an_edit_count_like_any_message() {
        var first = person.say("SAY hello").isCompleted();
        person.post("/api/chat/turns/" + first.id() + "/retry").is(200);
        person.post("/api/chat", Map.of("message", "SAY hello again", "replaces", first.id())).is(200);
        person.post("/api/chat/turns/" + first.id() + "/retry").is(200);

        assertThat(
            person
                .post("/api/chat/turns/" + first.id() + "/retry")
                .is(429)
                .problem()
        ).isEqualTo("too-many-turns");
        assertThat(
            person
                .post("/api/chat", Map.of("message", "SAY more", "replaces", first.id()))
                .is(429)
                .problem()
        ).isEqualTo("too-many-turns");
        assertThat(person.get("/api/chat/history").items("message")).containsExactly("SAY hello");
    }

    private static JsonNode allowance(Person person) {
        return person.get("/api/chat/allowance").is(200).json();
    }
}
