package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.SampleCanon;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.platform.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of an agent server that we rely on, tested through the API. It always runs against the simulator, and
 * against a real Letta if one is named; on both, the model follows directives.
 */
abstract class AgentSuite {

    private static final List<Map<String, Object>> DRAFTS = List.of(
        Map.of("name", "Slow Light", "pitch", "Yesterday in every window.", "canon", SampleCanon.JSON),
        Map.of("name", "Slower Light", "pitch", "The day before in every window.", "canon", SampleCanon.JSON)
    );

    private Person author;
    private String worldId;

    /** The platform with the agents under test. */
    abstract TestPlatform platform();

    @BeforeEach
    void someone_has_a_world() {
        author = platform().signUp("Ada");
        worldId = author.worldId();
    }

    @Test
    void an_answer_streams_word_for_word() {
        var turn = author.say("SAY Snow fell upwards that year: 雪 and 🛰️.").isCompleted();

        assertThat(turn.text()).isEqualTo("Snow fell upwards that year: 雪 and 🛰️.");
        assertThat(turn.one("usage").path("outputTokens").asInt()).isPositive();
    }

    @Test
    void a_thought_comes_before_the_answer_and_apart_from_it() {
        var turn = author.say("THINK cold comes first\nSAY Snow.").isCompleted();

        assertThat(turn.reasoning().strip()).isEqualTo("cold comes first");
        assertThat(turn.text()).isEqualTo("Snow.");
        assertThat(turn.names().indexOf("reasoning")).isLessThan(turn.names().indexOf("text"));
    }

    @Test
    void worlds_are_offered_and_one_can_be_chosen() {
        var turn = author.say(Order.calls(Order.call("propose_worlds", Map.of("drafts", DRAFTS)))).isCompleted();

        assertThat(turn.tools()).containsExactly("propose_worlds ok");
        assertThat(turn.text()).isNotBlank();
        var cards = turn.one("worlds").path("drafts");
        assertThat(cards).hasSize(2);
        var draft = cards.get(1).path("draftId").asString();
        assertThat(
            author.post("/api/worlds", Map.of("draftId", draft)).is(201).json().path("name").asString()
        ).isEqualTo("Slower Light");
    }

    @Test
    void a_change_is_proposed_and_accepted() {
        var turn = author.say(Order.proposeRule("one-lamp", "One lamp each."), Place.world(worldId)).isCompleted();

        assertThat(turn.tools()).containsExactly("propose_changes ok");
        var proposal = turn.one("proposal").path("proposalId").asString();
        author.post("/api/proposals/" + proposal + "/accept").is(200);
        assertThat(
            author
                .get("/api/worlds/" + worldId)
                .json()
                .path("canon")
                .path("rules")
                .has("one-lamp")
        ).isTrue();
        author.say("SAY I know.", Place.world(worldId)).isCompleted();
    }

    @Test
    void a_story_is_begun_and_written_by_two_calls_at_once() {
        var text = "The lamps went out in the order in which they had been lit.\n\n\"Again,\" said Ilse. 🕯️";
        var turn = author
            .say(
                Order.calls(
                    Order.call("create_story", Map.of("title", "Lamps")),
                    Order.call("write_segment", Map.of("text", text))
                ),
                Place.world(worldId)
            )
            .isCompleted();

        assertThat(turn.tools()).containsExactly("create_story ok", "write_segment ok");
        assertThat(turn.passage()).isEqualTo(text);
        var story = author.get("/api/stories/" + turn.one("story").path("storyId").asString()).json();
        assertThat(story.path("title").asString()).isEqualTo("Lamps");
        assertThat(story.path("segments")).hasSize(1);
        assertThat(story.path("segments").get(0).path("text").asString()).isEqualTo(text);
    }

    @Test
    void arguments_that_cant_be_taken_go_back_to_the_model() {
        var turn = author
            .say(
                Order.calls(Order.call("propose_changes", Map.of("reason", "", "changes", List.of()))),
                Place.world(worldId)
            )
            .isCompleted();

        assertThat(turn.tools()).containsExactly("propose_changes failed");
        assertThat(turn.one("tool.finished").path("summary").asString()).contains("reason");
        assertThat(turn.text()).isNotBlank();
        author.say("SAY It goes on.", Place.world(worldId)).isCompleted();
    }

    @Test
    void a_tool_that_there_is_not_does_no_harm() {
        author.say(Order.calls(Order.call("drop_all_tables", Map.of())), Place.world(worldId)).isCompleted();

        assertThat(author.say("SAY It goes on.", Place.world(worldId)).isCompleted().text()).isEqualTo("It goes on.");
    }

    @Test
    void a_stop_frees_the_conversation_and_keeps_the_text() {
        Turn turn;
        try (var stream = author.begin(Order.TALK_SLOWLY, Place.world(worldId))) {
            var begun = stream.until("text");
            author.stop(begun.id());
            turn = begun.and(stream.rest()).isWhole();
        }

        assertThat(turn.reason()).isEqualTo("stopped");
        assertThat(turn.text())
            .startsWith("slow")
            .hasSizeLessThan(16 * 60);
        assertThat(author.say("SAY Here.", Place.world(worldId)).isCompleted().text()).isEqualTo("Here.");
    }

    @Test
    void a_failing_model_ends_the_turn_and_says_to_try_again() {
        var turn = author.say("FAIL 500");

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.one("error").path("retryable").asBoolean()).isTrue();
        assertThat(turn.one("error").path("message").asString()).isNotBlank().doesNotContain("500");
        assertThat(author.say("SAY Here.").isCompleted().text()).isEqualTo("Here.");
    }

    @Test
    void a_model_that_refuses_our_key_ends_the_turn_and_says_that_trying_is_no_use() {
        var turn = author.say("FAIL 401");

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.one("error").path("code").asString()).isEqualTo("agent-unauthorized");
        assertThat(turn.one("error").path("retryable").asBoolean()).isFalse();
    }

    @Test
    void a_model_that_breaks_off_ends_the_turn_and_its_words_are_kept() {
        var turn = author.say("SAY one two three four five CUT");

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.one("error").path("retryable").asBoolean()).isTrue();
        assertThat(turn.text()).startsWith("one two three");
        assertThat(author.say("SAY Here.").isCompleted().text()).isEqualTo("Here.");
    }

    @Test
    void a_model_that_is_silent_for_a_while_is_waited_for() {
        author.say("HANG 2").isCompleted();
    }
}
