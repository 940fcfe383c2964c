package app.deepscifi.e2e.agents;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.ModelStreams;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Turns with answers that real servers have sent: the stream, the history, and the next message. */
class ModelStreamsTests {

    private static final ModelStreams MODEL = new ModelStreams();
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(
            Map.of(
                "AGENT_RUNTIME",
                "direct",
                "OPENAI_BASE_URL",
                MODEL.url(),
                "LETTA_MODEL",
                "openai-proxy/any",
                "TURNS_PER_MINUTE",
                "10000"
            ),
            Duration.ZERO
        );
    }

    @BeforeEach
    void forget() {
        MODEL.forget();
    }

    @AfterAll
    static void end() {
        platform.close();
        MODEL.close();
    }

    @ParameterizedTest
    @CsvSource({
        "length, cut, This sentence is cut in the mid, ''",
        "error_null, completed, ok, ''",
        "usage_every, completed, abc, ''",
        "usage_partial, completed, a, ''",
        "usage_float, completed, a, ''",
        "think_tags, completed, The real answer., 'the user wants X, secret plan'",
        "reasoning_only, empty, '', only thinking",
        "surrogate_split, completed, a 🚀 b, ''",
        "nul, completed, ab, ''",
        "refusal, refused, I can not help with that., ''",
        "nonstream, completed, whole answer, ''",
        "ctx_vllm, completed, All well., ''",
    })
    void an_answer_is_told_live_and_in_the_history_and_the_next_one_comes(
        String name,
        String reason,
        String text,
        String reasoning
    ) {
        var person = platform.signUp("Ada");
        MODEL.next(name);

        var turn = person.say("Go on.").isWhole();

        assertThat(turn.reason()).isEqualTo(reason);
        assertThat(turn.text()).isEqualTo(text);
        assertThat(turn.reasoning()).isEqualTo(reasoning);
        assertThat(turn.all("error")).isEmpty();
        var kept = history(person);
        assertThat(kept.path("status").asString()).isEqualTo(reason);
        assertThat(kept.path("events").toString()).contains(text, reasoning);
        try (var again = person.elsewhere().follow(turn.id(), 0)) {
            assertThat(again.rest()).isEqualTo(turn);
        }
        assertThat(person.say("And now?").isCompleted().text()).isEqualTo(ModelStreams.ALL_WELL);
        if (!text.isEmpty() && !reason.equals("refused")) {
            assertThat(MODEL.lastRequest()).contains(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "finish_error, model-failed, true, half a sent",
        "num402, model-no-credit, false, ''",
        "vllm_notools, model-without-tools, false, ''",
    })
    void a_failure_is_told_as_what_it_is(String name, String code, boolean retryable, String text) {
        var person = platform.signUp("Ada");
        MODEL.next(name);

        var turn = person.say("Go on.").isWhole();

        assertThat(turn.reason()).isEqualTo("failed");
        assertThat(turn.text()).isEqualTo(text);
        assertThat(turn.one("error").path("code").asString()).isEqualTo(code);
        assertThat(turn.one("error").path("retryable").asBoolean()).isEqualTo(retryable);
        assertThat(turn.one("error").path("message").asString()).doesNotContain("our side");
        person.say("And now?").isCompleted();
    }

    @Test
    void the_health_of_the_agents_says_what_the_operator_has_to_mend_until_it_is_mended() {
        var person = platform.signUp("Ada");
        MODEL.next("vllm_notools");
        person.say("Go on.");

        assertThat(agents().path("status").asString()).isEqualToIgnoringCase("degraded");
        assertThat(agents().path("detail").asString()).contains("without tools", "--enable-auto-tool-choice");

        person.say("And now?").isCompleted();
        assertThat(agents().path("status").asString()).isEqualToIgnoringCase("up");
    }

    private static JsonNode agents() {
        return platform.visitor().get("/api/health/ready").is(200).json().path("components").path("agents");
    }

    @ParameterizedTest
    @CsvSource({ "usage_every, 100, 3", "usage_float, 5, 3", "length, 11, 7" })
    void usage_is_counted_once(String name, int input, int output) {
        MODEL.next(name);

        var usage = platform.signUp("Ada").say("Go on.").one("usage");

        assertThat(usage.path("inputTokens").asInt()).isEqualTo(input);
        assertThat(usage.path("outputTokens").asInt()).isEqualTo(output);
    }

    @Test
    void usage_that_a_server_does_not_report_is_estimated() {
        MODEL.next("usage_partial");

        var usage = platform.signUp("Ada").say("Go on.").one("usage");

        assertThat(usage.path("inputTokens").asInt()).isGreaterThan(100);
        assertThat(usage.path("outputTokens").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "tool_index0_two_diff, list_worlds, remember_preferences, likes rain",
        "tool_noindex_frag, remember_preferences, '', likes rain",
        "tool_objargs, remember_preferences, '', likes rain",
        "tool_name_late, list_worlds, '', ''",
        "groq_tool, list_worlds, '', I should list",
    })
    void calls_are_read_in_each_form(String name, String first, String second, String told) {
        MODEL.next(name);

        var turn = platform.signUp("Ada").say("Go on.").isWhole().isCompleted();

        var called = turn
            .all("tool.started")
            .stream()
            .map(it -> it.path("tool").asString())
            .toList();
        assertThat(called).containsExactlyElementsOf(
            Stream.of(first, second)
                .filter(it -> !it.isEmpty())
                .toList()
        );
        assertThat(MODEL.lastRequest()).contains(told).doesNotContain("reasoning_content", "malformed");
    }

    @Test
    void two_calls_of_one_index_are_a_passage_and_suggestions() {
        var person = platform.signUp("Ada");
        var place = story(person);
        MODEL.next("passage_text_second_idx0");

        var turn = person.say("Write.", place).isCompleted();

        assertThat(turn.passage()).isEqualTo("First passage.");
        assertThat(turn.one("suggestions").path("items").toString()).isEqualTo("[\"go on\"]");
        var passage = passages(person, place).path(0);
        assertThat(passage.path("text").asString()).isEqualTo("First passage.");
        assertThat(passage.path("unfinished").asBoolean()).isFalse();
    }

    @Test
    void a_passage_that_is_cut_off_is_kept_as_unfinished_and_can_go_on() {
        var person = platform.signUp("Ada");
        var place = story(person);
        person.say("Hello.", place).isCompleted();
        MODEL.next("passage_len");

        var turn = person.say("Write.", place).isWhole();

        assertThat(turn.reason()).isEqualTo("cut");
        assertThat(turn.passage()).isEqualTo("A star flew and the");
        assertThat(turn.tools()).containsExactly("write_segment ok");
        var kept = passages(person, place).path(0);
        assertThat(kept.path("text").asString()).isEqualTo("A star flew and the");
        assertThat(kept.path("unfinished").asBoolean()).isTrue();
        var id = kept.path("id").asString();
        assertThat(turn.one("segment").path("segmentId").asString()).isEqualTo(id);

        person.say("Go on.", place.segment(id)).isCompleted();
        assertThat(MODEL.lastRequest()).contains(
            "It was cut off by the length of the answer",
            "saved as the passage " + id,
            "The passage is unfinished"
        );

        person.patch("/api/segments/" + id, 1, Map.of("text", "A star flew and the sea sang.")).is(200);
        assertThat(passages(person, place).path(0).path("unfinished").asBoolean()).isFalse();
    }

    @Test
    void a_passage_that_is_cut_off_without_a_story_is_not_lost() {
        var person = platform.signUp("Ada");
        MODEL.next("passage_len");

        var place = Place.world(person.worldId());
        var turn = person.say("Write.", place).isWhole();

        assertThat(turn.reason()).isEqualTo("cut");
        assertThat(turn.passage()).isEqualTo("A star flew and the");
        assertThat(turn.tools()).containsExactly("write_segment failed");
        person.say("And now?", place).isCompleted();
    }

    private static Place story(Person person) {
        var world = person.worldId();
        var story = person
            .post("/api/worlds/" + world + "/stories", Map.of("title", "Stars"))
            .is(201)
            .json();
        return Place.world(world).story(story.path("id").asString());
    }

    private static JsonNode passages(Person person, Place place) {
        return person
            .get("/api/stories/" + place.fields().get("storyId"))
            .is(200)
            .json()
            .path("segments");
    }

    private static JsonNode history(Person person) {
        return person.get("/api/chat/history").is(200).items().getFirst();
    }
}
