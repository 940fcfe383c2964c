package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.Other;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaEvent.TextDelta;
import app.deepscifi.letta.LettaEvent.ToolCallDelta;
import app.deepscifi.letta.LettaEvent.ToolCallsRequested;
import app.deepscifi.letta.LettaEvent.Usage;
import app.deepscifi.letta.model.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded stream of a real server, served over HTTP and read by the client. */
class TurnsAreReadTests {

    static Stream<Recording> streams() {
        return Recording.all().stream().filter(Recording::isStream);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void every_recorded_turn_ends_once(Recording recording) {
        var turn = turn(recording);

        assertThat(turn.last()).isInstanceOfAny(Stopped.class, Failed.class);
        assertThat(turn.only(Stopped.class).size() + turn.only(Failed.class).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void every_recorded_turn_is_understood_whole(Recording recording) {
        assertThat(turn(recording).only(Other.class))
            .extracting(Other::type)
            .isSubsetOf("ping", "tool_call_message", "tool_return_message");
    }

    @Test
    void an_answer_streams_in_pieces() {
        var turn = turn("say");

        assertThat(turn.only(TextDelta.class)).hasSizeGreaterThan(1);
        assertThat(turn.text()).isEqualTo("Hello from a far moon");
        assertThat(turn.only(Usage.class)).hasSize(1);
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void characters_beyond_ascii_arrive_whole() {
        assertThat(turn("say-emoji").text()).isEqualTo("Ad astra ✨ 星 é");
    }

    @Test
    void thinking_comes_apart_from_the_answer() {
        var turn = turn("think");

        assertThat(turn.reasoning()).isEqualTo("let me see");
        assertThat(turn.text()).isEqualTo("done");
    }

    @Test
    void an_answer_that_was_not_streamed_in_tokens_is_one_piece() {
        assertThat(turn("tokens-off").only(TextDelta.class)).hasSize(1);
        assertThat(turn("tokens-off").text()).isEqualTo("all at once");
    }

    @Test
    void a_call_is_heard_while_it_is_written_and_given_whole_at_the_end() {
        var turn = turn("one-call");

        assertThat(turn.only(ToolCallDelta.class)).containsExactly(
            new ToolCallDelta("call_b6c5a2693bd0", "list_worlds", ""),
            new ToolCallDelta("call_b6c5a2693bd0", "list_worlds", "{\"query"),
            new ToolCallDelta("call_b6c5a2693bd0", "list_worlds", "\": \"red"),
            new ToolCallDelta("call_b6c5a2693bd0", "list_worlds", " dust\"}")
        );
        assertThat(turn.only(ToolCallsRequested.class)).containsExactly(
            new ToolCallsRequested(
                List.of(new ToolCall("call_b6c5a2693bd0", "list_worlds", "{\"query\": \"red dust\"}"))
            )
        );
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.REQUIRES_APPROVAL, "requires_approval"));
    }

    @Test
    void two_calls_at_once_are_kept_apart() {
        var turn = turn("two-calls");

        assertThat(turn.only(ToolCallsRequested.class)).containsExactly(
            new ToolCallsRequested(
                List.of(
                    new ToolCall("call_cf3ead5d054a", "list_worlds", "{}"),
                    new ToolCall("call_f9eacfbbe12c", "create_world", "{\"name\": \"Ares Ultima\"}")
                )
            )
        );
        assertThat(turn.argumentsHeard()).isEqualTo(
            Map.of("call_cf3ead5d054a", "{}", "call_f9eacfbbe12c", "{\"name\": \"Ares Ultima\"}")
        );
    }

    @Test
    void a_call_of_a_tool_that_does_not_exist_passes_by() {
        var turn = turn("unknown-tool");

        assertThat(turn.only(Other.class)).contains(new Other("tool_call_message"), new Other("tool_return_message"));
        assertThat(turn.only(ToolCallDelta.class)).isEmpty();
        assertThat(turn.only(ToolCallsRequested.class)).isEmpty();
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void a_server_that_waits_for_its_model_pings() {
        assertThat(turn("model-hangs-21-s").only(Other.class)).containsExactly(new Other("ping"), new Other("ping"));
        assertThat(turn("model-hangs-21-s").text()).isEqualTo("late");
    }

    @Test
    void a_model_that_says_nothing_gives_an_empty_turn() {
        var turn = turn("empty-answer");

        assertThat(turn.text()).isEmpty();
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void a_cancelled_turn_keeps_its_text_and_says_so() {
        var turn = turn("cancelled");

        assertThat(turn.text()).isEqualTo("slow and steady slow and steady ");
        assertThat(turn.last()).isEqualTo(new Stopped(StopReason.CANCELLED, "cancelled"));
    }

    @Test
    void a_turn_whose_stream_breaks_off_failed() {
        assertThat(failure("background").type()).isEqualTo(FailureType.STREAM_INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "model-fails-401,        LLM_AUTHENTICATION, llm_authentication",
        "model-fails-429,        LLM_RATE_LIMIT,     llm_rate_limit",
        "model-fails-500,        LLM_ERROR,          llm_error",
        "model-cut-off,          INTERNAL_ERROR,     internal_error",
        "wrong-id,               INTERNAL_ERROR,     internal_error",
        "only-one-of-two,        INTERNAL_ERROR,     internal_error",
        "message-while-pending,  CALLS_PENDING,      internal_error",
    })
    void a_failure_says_what_kind_it_is(String recording, FailureType type, String raw) {
        var failure = failure(recording);

        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure.raw()).isEqualTo(raw);
        assertThat(failure.message()).isNotBlank();
        assertThat(failure.detail()).isNotBlank();
    }

    @Test
    void text_before_a_failure_is_kept() {
        assertThat(turn("model-cut-off").text()).isEqualTo("one two three ");
    }

    @ParameterizedTest
    @CsvSource({ "tool-return", "two-returns", "deny-and-go-on", "run-resume" })
    void a_turn_that_goes_on_ends_in_order(String recording) {
        assertThat(turn(recording).text()).isNotBlank();
        assertThat(turn(recording).last()).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    private static Failed failure(String recording) {
        var turn = turn(recording);
        assertThat(turn.last()).isInstanceOf(Failed.class);
        return (Failed) turn.last();
    }

    private static Events turn(String recording) {
        return turn(Recording.of(recording));
    }

    private static Events turn(Recording recording) {
        try (var server = TinyServer.replaying(recording)) {
            return Events.of(server);
        }
    }
}
