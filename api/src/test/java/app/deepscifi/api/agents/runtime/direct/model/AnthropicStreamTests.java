package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.direct.HeardAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers of servers that are compatible with Anthropic. */
class AnthropicStreamTests {

    private static final String BEGUN = """
    {"type":"message_start","message":{"id":"m","content":[],"usage":{"input_tokens":10,"output_tokens":1}}}
    {"type":"ping"}
    {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
    {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"half"}}
    {"type":"content_block_stop","index":0}
    """;

    @ParameterizedTest
    @CsvSource({
        "end_turn, ended",
        "stop_sequence, ended",
        "something_new, ended",
        "max_tokens, cut",
        "model_context_window_exceeded, cut",
        "pause_turn, cut",
        "refusal, refused",
    })
    void each_reason_ends_it_in_its_way_and_the_text_is_kept(String reason, String end) {
        var heard = read(BEGUN + ended(reason, "{\"output_tokens\":5}"));

        assertThat(heard).isEqualTo(
            new HeardAnswer("", "half", List.of(), end, Optional.of(new Piece.Usage(10, 5)), Optional.empty())
        );
    }

    @Test
    void the_input_of_a_tool_may_stand_at_the_start_of_its_block() {
        var heard = read(
            """
            {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"a","name":"suggest","input":{"items":["go on"]}}}
            {"type":"content_block_stop","index":1}
            {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"b","name":"list_worlds","input":{}}}
            {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":""}}
            {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"c","name":"suggest","input":{}}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"items\\":"}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"[]}"}}
            """ + ended("tool_use", "null")
        );

        assertThat(heard.calls()).containsExactly(
            "suggest {\"items\":[\"go on\"]}",
            "list_worlds {}",
            "suggest {\"items\":[]}"
        );
    }

    @Test
    void a_gateway_may_leave_out_usage_and_what_a_message_begins_with() {
        var heard = read(
            """
            {"type":"message_start","message":{"role":"assistant"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"ok"}}
            {"type":"message_delta","delta":{"stop_reason":"end_turn"}}
            """
        );

        assertThat(heard).isEqualTo(new HeardAnswer("", "ok", List.of(), "ended", Optional.empty(), Optional.empty()));
    }

    @Test
    void blocks_and_events_that_are_not_known_say_nothing() {
        var heard = read(
            BEGUN +
                """
                {"type":"content_block_start","index":1,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"x"}}}
                {"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{"url":"x"}}}
                {"type":"hologram","index":"three","delta":7}
                """ +
                ended("end_turn", "{\"output_tokens\":null}")
        );

        assertThat(heard.text()).isEqualTo("half");
        assertThat(heard.calls()).isEmpty();
        assertThat(heard.end()).isEqualTo("ended");
    }

    @ParameterizedTest
    @CsvSource({
        "overloaded_error, RATE_LIMITED",
        "rate_limit_error, RATE_LIMITED",
        "api_error, MODEL_FAILED",
        "authentication_error, UNAUTHORIZED",
        "billing_error, NO_CREDIT",
        "invalid_request_error, REFUSED",
    })
    void an_error_in_the_stream_keeps_what_came_and_says_why(String type, Kind kind) {
        var heard = read(BEGUN + "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"No.\"}}\n");

        assertThat(heard).isEqualTo(new HeardAnswer("", "half", List.of(), null, Optional.empty(), Optional.of(kind)));
    }

    @Test
    void thoughts_come_apart_and_signed() {
        var heard = read(
            """
            {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s"}}
            {"type":"content_block_stop","index":0}
            """ + ended("end_turn", "{}")
        );

        assertThat(heard.reasoning()).isEqualTo("hm");
    }

    @Test
    void one_that_is_not_streamed_is_read_as_well() {
        var body = """
        {"type":"message","content":[{"type":"text","text":"whole"},{"type":"tool_use","id":"a","name":"list_worlds","input":{}}],
         "stop_reason":"tool_use","usage":{"input_tokens":3,"output_tokens":2}}
        """;
        var heard = HeardAnswer.of(
            new AnthropicStream(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                new Oddities("anthropic/x")
            )
        );

        assertThat(heard).isEqualTo(
            new HeardAnswer(
                "",
                "whole",
                List.of("list_worlds {}"),
                "calls",
                Optional.of(new Piece.Usage(3, 2)),
                Optional.empty()
            )
        );
    }

    private static String ended(String reason, String usage) {
        return (
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" +
            reason +
            "\",\"stop_sequence\":null},\"usage\":" +
            usage +
            "}\n{\"type\":\"message_stop\"}\n"
        );
    }

    /** @param events one per line */
    private static HeardAnswer read(String events) {
        var frames = events
            .lines()
            .filter(line -> !line.isBlank())
            .map(
                line -> "event: " + line.replaceFirst(".*?\"type\":\"([a-z_]+)\".*", "$1") + "\ndata: " + line + "\n\n"
            )
            .reduce("", String::concat);
        return HeardAnswer.of(
            new AnthropicStream(
                new ByteArrayInputStream(frames.getBytes(StandardCharsets.UTF_8)),
                new Oddities("anthropic/x")
            )
        );
    }
}
