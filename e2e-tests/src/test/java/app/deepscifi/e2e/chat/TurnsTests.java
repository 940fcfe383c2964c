package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.Promise;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A turn is stored by us: it always has an end, and the next message works. */
@WithPlatform
@WithPlatform.Alone
class TurnsTests {

    private final TestPlatform platform;
    private final Person person;

    TurnsTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
    }

    @Test
    void a_conversation_has_one_running_turn_and_a_second_message_is_told_which() {
        var worldId = person.worldId();
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");

            var second = person.elsewhere().post("/api/chat", Map.of("message", "SAY hello")).is(409);

            assertThat(second.problem()).isEqualTo("turn-running");
            assertThat(second.json().path("turnId").asString()).isEqualTo(begun.id());
            person.say("SAY elsewhere", Place.world(worldId)).isCompleted();
            person.stop(begun.id());
            stream.rest();
        }
        person.say("SAY hello").isCompleted();
    }

    @Test
    void a_turn_is_named_before_its_first_event() {
        try (var stream = person.begin("SAY hello", Place.ANYWHERE)) {
            var named = stream.turnId();
            assertThat(stream.rest().isCompleted().id()).isEqualTo(named);
        }
    }

    @Test
    void a_message_sent_again_with_its_key_is_the_same_turn() {
        var key = Map.of("Idempotency-Key", "message-1");
        Turn first;
        try (var stream = person.begin("SAY once", Place.ANYWHERE, key)) {
            first = stream.rest().isCompleted();
        }

        try (var stream = person.begin("SAY once", Place.ANYWHERE, key)) {
            assertThat(stream.rest()).isEqualTo(first);
        }
        assertThat(history("")).hasSize(1);
        try (var stream = platform.signUp("Bo").begin("SAY once", Place.ANYWHERE, key)) {
            assertThat(stream.rest().isCompleted().id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void a_message_sent_again_while_its_turn_runs_joins_it() {
        var key = Map.of("Idempotency-Key", "message-1");
        try (
            var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE, key);
            var again = person.elsewhere().begin(Order.TALK_SLOWLY, Place.ANYWHERE, key)
        ) {
            person.stop(stream.until("text").id());
            assertThat(again.rest().isWhole().reason()).isEqualTo("stopped");
        }
    }

    @Test
    void a_stop_ends_the_turn_within_a_second_and_keeps_the_text() {
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");
            var promise = Promise.begin(person);

            person.stop(begun.id());
            var turn = begun.and(stream.rest()).isWhole();

            promise.isKeptWithin(Duration.ofSeconds(1));
            assertThat(turn.reason()).isEqualTo("stopped");
            var kept = history("").getFirst();
            assertThat(kept.path("status").asString()).isEqualTo("stopped");
            assertThat(joined(kept, "text")).isEqualTo(turn.text());
            person.stop(turn.id());
        }
    }

    @Test
    void history_says_what_was_streamed_with_its_pieces_joined() {
        var worldId = person.worldId();
        var turn = person.say("Write a story about the first lamp", Place.world(worldId)).isCompleted();

        var kept = history("?worldId=" + worldId).getFirst();

        assertThat(kept.path("message").asString()).isEqualTo("Write a story about the first lamp");
        assertThat(kept.path("status").asString()).isEqualTo("completed");
        assertThat(kept.path("lastEventId").asInt()).isEqualTo(turn.events().size());
        for (var pieces : List.of("text", "reasoning", "passage")) {
            assertThat(joined(kept, pieces)).isEqualTo(
                turn
                    .all(pieces)
                    .stream()
                    .map(it -> it.path("text").asString())
                    .reduce("", String::concat)
            );
        }
        assertThat(events(kept, "passage")).hasSize(1);
        assertThat(
            kept
                .path("events")
                .valueStream()
                .map(event -> event.path("id").asInt())
        )
            .isSorted()
            .endsWith(turn.events().size());
    }

    @Test
    void history_comes_in_pages_newest_first() {
        var said = List.of("SAY one", "SAY two", "SAY three");
        said.forEach(person::say);

        var first = person.get("/api/chat/history?limit=2").is(200);
        var cursor = first.json().path("nextCursor").asString();
        var second = person.get("/api/chat/history?limit=2&cursor=" + cursor).is(200);

        assertThat(first.items("message")).containsExactly("SAY three", "SAY two");
        assertThat(second.items("message")).containsExactly("SAY one");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_finished_turn_can_be_followed_from_anywhere_in_it() {
        var turn = person.say("THINK first\nSAY one two three");

        for (var after = 0; after <= turn.events().size(); after++) {
            try (var stream = person.follow(turn.id(), after)) {
                assertThat(stream.rest().events()).isEqualTo(turn.events().subList(after, turn.events().size()));
            }
        }
        var query = person.get("/api/chat/turns/" + turn.id() + "/events?after=" + (turn.events().size() - 1)).is(200);
        assertThat(query.body()).contains("turn.finished").doesNotContain("turn.started");
    }

    @Test
    void followers_from_different_places_hear_the_rest_of_a_running_turn() {
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text").and(stream.until("text")).and(stream.until("text"));
            var second = person.elsewhere();
            try (
                var all = second.follow(begun.id(), 0);
                var most = second.follow(begun.id(), 2);
                var last = second.follow(begun.id(), begun.events().size())
            ) {
                var turn = begun.and(stream.rest()).isWhole().isCompleted();

                assertThat(all.rest()).isEqualTo(turn);
                assertThat(most.rest().events()).isEqualTo(turn.events().subList(2, turn.events().size()));
                assertThat(begun.and(last.rest())).isEqualTo(turn);
            }
        }
    }

    @Test
    void a_follower_who_does_not_read_holds_nobody_up_and_then_hears_everything() {
        var speech = "word ".repeat(3_500).strip();
        try (var stream = person.begin("SAY " + speech, Place.ANYWHERE)) {
            var begun = stream.until("text");
            try (var lazy = person.elsewhere().follow(begun.id(), 0)) {
                var turn = begun.and(stream.rest()).isWhole().isCompleted();

                assertThat(turn.text()).isEqualTo(speech);
                assertThat(lazy.rest()).isEqualTo(turn);
            }
        }
    }

    @Test
    void a_turn_goes_on_when_nobody_listens() {
        Turn heard;
        try (var stream = person.begin("SLOW 0.005", Place.ANYWHERE)) {
            heard = stream.until("turn.started");
        }

        try (var stream = person.elsewhere().follow(heard.id(), 0)) {
            stream.rest().isWhole().isCompleted();
        }
    }

    @Test
    void another_person_can_neither_follow_nor_stop_a_turn_nor_read_it() {
        var worldId = person.worldId();
        var editor = platform.signUp("Ed");
        person.lets(editor, "editor", worldId);
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.world(worldId))) {
            var turn = stream.until("text").id();

            assertThat(
                editor
                    .get("/api/chat/turns/" + turn + "/events")
                    .is(404)
                    .problem()
            ).isEqualTo("not-found");
            editor.post("/api/chat/turns/" + turn + "/stop").is(404);
            assertThat(
                editor
                    .get("/api/chat/history?worldId=" + worldId)
                    .is(200)
                    .items()
            ).isEmpty();
            editor.say("SAY mine", Place.world(worldId)).isCompleted();
            person.stop(turn);
            stream.rest();
        }
    }

    static List<Fault> faults() {
        return List.of(
            new Fault.Status(500),
            new Fault.Status(503),
            new Fault.Garbage(),
            new Fault.CutAfter(0),
            new Fault.CutAfter(2),
            new Fault.CutAfter(4),
            new Fault.ModelFails(500),
            new Fault.ModelFails(429),
            new Fault.ModelCutsOff()
        );
    }

    @ParameterizedTest
    @MethodSource("faults")
    void an_agent_server_that_fails_ends_the_turn_and_the_next_message_works(Fault fault) {
        person.say("SAY before").isCompleted();
        platform.simulator().failNext(fault);

        var turn = person.say("SAY one two three four five six");

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.one("error").path("retryable").asBoolean()).isTrue();
        assertThat(turn.one("error").path("message").asString()).isNotBlank();
        assertThat(history("").getFirst().path("message").asString()).isEqualTo("SAY one two three four five six");
        assertThat(person.say("SAY after").isCompleted().text()).isEqualTo("after");
    }

    @Test
    void a_stream_that_is_cut_while_a_tool_is_called_leaves_nothing_waiting() {
        var worldId = person.worldId();
        person.say("SAY before", Place.world(worldId)).isCompleted();
        platform.simulator().failNext(new Fault.CutAfter(6));

        var turn = person.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(worldId));

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.tools()).allSatisfy(tool -> assertThat(tool).endsWith("failed"));
        person.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(worldId)).isCompleted().one("proposal");
    }

    @Test
    void results_that_dont_reach_the_agent_leave_nothing_waiting() {
        var place = Place.world(person.worldId());
        var longPassage = Map.of("text", "Snow fell upwards that year. ".repeat(300));
        var order = Order.calls(
            Order.call("create_story", Map.of("title", "Snow")),
            Order.call("write_segment", longPassage)
        );
        try (var stream = person.begin(order, place)) {
            stream.until("passage");
            platform.simulator().failNext(new Fault.Status(500));
            assertThat(stream.rest().reason()).isEqualTo("failed");
        }

        assertThat(person.say("SAY after", place).isCompleted().text()).isEqualTo("after");
    }

    @Test
    void an_agent_server_that_never_answers_can_be_stopped() throws Exception {
        var asking = platform.simulator().failNext(new Fault.Hang());
        try (var stream = person.begin("SAY one", Place.ANYWHERE)) {
            var turn = stream.until("turn.started").id();
            asking.await();
            var promise = Promise.begin(person);

            person.stop(turn);

            assertThat(stream.rest().reason()).isEqualTo("stopped");
            promise.isKeptWithin(Duration.ofSeconds(5));
        }
        person.say("SAY two").isCompleted();
    }

    @Test
    void a_model_that_says_nothing_ends_its_turn() {
        platform.simulator().failNext(new Fault.ModelSaysNothing());

        assertThat(person.say("SAY one").isWhole().reason()).isEqualTo("empty");
        person.say("SAY two").isCompleted();
    }

    private List<JsonNode> history(String query) {
        return person
            .get("/api/chat/history" + query)
            .is(200)
            .items();
    }

    private static String joined(JsonNode turn, String event) {
        return events(turn, event)
            .stream()
            .map(it -> it.path("data").path("text").asString())
            .reduce("", String::concat);
    }

    private static List<JsonNode> events(JsonNode turn, String event) {
        return turn
            .path("events")
            .valueStream()
            .filter(it -> it.path("event").asString().equals(event))
            .toList();
    }
}
