package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Messages can be retried and edited. All versions stay; one path through them is shown, and agents receive only that
 * path.
 */
@WithPlatform
@WithPlatform.Alone
class BranchesTests {

    private final TestPlatform platform;
    private final Person person;

    BranchesTests(TestPlatform platform) {
        this.platform = platform;
        this.person = platform.signUp("Ada");
    }

    @Test
    void a_retry_is_a_sibling_and_takes_the_place_of_the_first_try() {
        var before = person.say("SAY I am listening.");
        var first = person.say("SAY First try.");

        var second = person.retry(first.id()).isCompleted();

        assertThat(shown()).containsExactly(second.id(), before.id());
        var kept = history().getFirst();
        assertThat(kept.path("message").asString()).isEqualTo("SAY First try.");
        assertThat(kept.path("parentId").asString()).isEqualTo(before.id());
        assertThat(siblings(kept)).containsExactly(first.id(), second.id());
        assertThat(siblings(history().getLast())).containsExactly(before.id());
    }

    @Test
    void an_edited_message_is_a_sibling_too_even_of_the_very_first() {
        var first = person.say("SAY One.");
        var after = person.say("SAY After one.");

        var edited = person.say("SAY Two.", Place.ANYWHERE.replacing(first.id())).isCompleted();

        assertThat(shown()).containsExactly(edited.id());
        assertThat(siblings(history().getFirst())).containsExactly(first.id(), edited.id());
        assertThat(history().getFirst().path("parentId").isNull()).isTrue();
        person.activate(first.id());
        assertThat(shown()).as("and what followed it").containsExactly(after.id(), first.id());
    }

    @Test
    void any_turn_can_be_shown_again_and_the_next_message_goes_on_from_there() {
        var first = person.say("SAY First way.");
        var second = person.retry(first.id());
        var deep = person.say("SAY Deep on the second way.");
        person.activate(first.id());

        var next = person.say("SAY On the first way again.");

        assertThat(shown()).containsExactly(next.id(), first.id());
        person.activate(deep.id());
        assertThat(shown()).containsExactly(deep.id(), second.id());
        person.activate(first.id());
        assertThat(shown()).containsExactly(next.id(), first.id());
    }

    @Test
    void an_abandoned_branch_is_not_told_to_the_agent() {
        person.say("SAY The lamp is called Mathilde.");
        var abandoned = person.say("SAY The lamp is called Waltraud.");
        person.say("SAY Waltraud shines.");

        person.say("SAY The lamp has no name.", Place.ANYWHERE.replacing(abandoned.id())).isCompleted();

        var sent = lastSent();
        assertThat(sent).contains("Mathilde", "has no name").doesNotContain("Waltraud");
        person.activate(abandoned.id());
        person.say("SAY Back with her.").isCompleted();
        assertThat(lastSent()).contains("Mathilde", "Waltraud shines").doesNotContain("has no name");
    }

    @Test
    void a_retry_costs_one_call_of_the_model() {
        var first = person.say("SAY One.");
        var before = platform.simulator().modelRequests();

        person.retry(first.id());

        assertThat(sentAfter(before)).hasSize(1);
    }

    @Test
    void a_retry_of_a_turn_that_called_tools_leaves_what_they_said_behind() {
        var worldId = person.worldId();
        var first = person.say(Order.proposeRule("one-lamp", "A rule of the first try."), Place.world(worldId));

        person.say("SAY Something else.", Place.world(worldId).replacing(first.id())).isCompleted();

        assertThat(lastSent()).doesNotContain("A rule of the first try.");
    }

    @Test
    void a_passage_that_is_tried_again_becomes_a_sibling_of_the_first() {
        var worldId = person.worldId();
        var story = person
            .post("/api/worlds/" + worldId + "/stories", Map.of("title", "Lamps"))
            .is(201)
            .json();
        var place = Place.world(worldId).story(story.path("id").asString());
        var write = Order.calls(Order.call("write_segment", Map.of("text", "It was dark.")));
        var beginning = person.say(write, place).isCompleted();
        var first = person.say(write, place).isCompleted();

        var second = person.retry(first.id()).isCompleted();
        var anew = person.retry(beginning.id()).isCompleted();

        assertThat(parent(second, story)).isEqualTo(segment(beginning)).isEqualTo(parent(first, story));
        assertThat(parent(anew, story)).isEmpty();
    }

    @Test
    void nothing_is_switched_while_a_turn_runs_and_a_retry_waits_for_its_end_too() {
        var first = person.say("SAY One.");
        var second = person.retry(first.id());
        try (var stream = person.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var running = stream.until("text");

            var activated = person.post("/api/chat/turns/" + first.id() + "/activate").is(409);
            var retried = person.post("/api/chat/turns/" + second.id() + "/retry").is(409);

            for (var refused : List.of(activated, retried)) {
                assertThat(refused.problem()).isEqualTo("turn-running");
                assertThat(refused.json().path("turnId").asString()).isEqualTo(running.id());
            }
            person.stop(running.id());
            stream.rest();
        }
        person.activate(first.id());
        assertThat(shown()).containsExactly(first.id());
    }

    @Test
    void a_retry_that_is_sent_again_with_its_key_is_the_same_turn() {
        var first = person.say("SAY One.");
        var key = Map.of("Idempotency-Key", "retry-1");

        assertThat(person.retry(first.id(), key)).isEqualTo(person.retry(first.id(), key));

        assertThat(siblings(history().getFirst())).hasSize(2);
    }

    @Test
    void nobody_retries_replaces_or_activates_turns_of_somebody_else() {
        var turn = person.say("SAY Mine.");
        var stranger = platform.signUp("Bo");

        stranger.post("/api/chat/turns/" + turn.id() + "/retry").is(404);
        stranger.post("/api/chat/turns/" + turn.id() + "/activate").is(404);
        var replaced = stranger.post("/api/chat", Map.of("message", "SAY x", "replaces", turn.id())).is(400);
        assertThat(replaced.fields()).containsExactly("replaces");
        platform
            .visitor()
            .post("/api/chat/turns/" + turn.id() + "/retry")
            .is(401);
        platform
            .visitor()
            .post("/api/chat/turns/" + turn.id() + "/activate")
            .is(401);
        assertThat(siblings(history().getFirst())).containsExactly(turn.id());
    }

    @Test
    void a_turn_of_another_conversation_cant_be_replaced() {
        var worldId = person.worldId();
        var turn = person.say("SAY To the User Agent.");

        var refused = person
            .post("/api/chat", Map.of("message", "SAY x", "worldId", worldId, "replaces", turn.id()))
            .is(400);

        assertThat(refused.fields()).containsExactly("replaces");
    }

    @Test
    void who_may_not_talk_with_a_world_any_more_cant_try_again_there() {
        var worldId = person.worldId();
        var guest = platform.signUp("Bo");
        person.lets(guest, "viewer", worldId);
        var turn = guest.say("SAY Hello.", Place.world(worldId)).isCompleted();
        person.delete("/api/worlds/" + worldId + "/collaborators/" + guest.id()).is(204);

        guest.post("/api/chat/turns/" + turn.id() + "/retry").is(404);
    }

    @Test
    void history_comes_in_pages_along_the_path() {
        var one = person.say("SAY one");
        person.say("SAY two");
        var other = person.say("SAY other two", Place.ANYWHERE.replacing(history().getFirst().path("id").asString()));
        var three = person.say("SAY three");

        var first = person.get("/api/chat/history?limit=2").is(200);
        var cursor = first.json().path("nextCursor").asString();
        var second = person.get("/api/chat/history?limit=2&cursor=" + cursor).is(200);

        assertThat(first.items("id")).containsExactly(three.id(), other.id());
        assertThat(second.items("id")).containsExactly(one.id());
    }

    private List<JsonNode> history() {
        return person.get("/api/chat/history").is(200).items();
    }

    /** The turns on the path, newest first. */
    private List<String> shown() {
        return person.get("/api/chat/history").is(200).items("id");
    }

    private static List<String> siblings(JsonNode turn) {
        return turn.path("siblings").valueStream().map(JsonNode::asString).toList();
    }

    private static String segment(Turn turn) {
        return turn.one("segment").path("segmentId").asString();
    }

    /** The id of the passage that precedes the passage of this turn; empty for the first one. */
    private String parent(Turn turn, JsonNode story) {
        return person
            .get("/api/stories/" + story.path("id").asString())
            .is(200)
            .json()
            .path("segments")
            .valueStream()
            .filter(it -> it.path("id").asString().equals(segment(turn)))
            .findFirst()
            .orElseThrow()
            .path("parentId")
            .asString("");
    }

    /** The requests after these. Only the newest requests are kept, so they can't be counted. */
    private List<String> sentAfter(List<ModelRequest> before) {
        return platform
            .simulator()
            .modelRequests()
            .stream()
            .filter(request -> before.stream().noneMatch(known -> known == request))
            .map(request -> texts(request.messages()))
            .filter(text -> text.contains("SAY"))
            .toList();
    }

    private String lastSent() {
        return sentAfter(List.of()).getLast();
    }

    private static String texts(List<ModelMessage> messages) {
        return messages.toString();
    }
}
