package app.deepscifi.api.agents.runtime.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.agents.runtime.AgentRuntime.Message;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaSettings;
import app.deepscifi.simulator.http.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of answers at Letta, which hides most of the model's stream. */
class LettaAnswersTests {

    private static final String SAID =
        "data: {\"message_type\":\"assistant_message\",\"id\":\"m\",\"otid\":\"o\",\"content\":\"half\"}\n\n";

    @ParameterizedTest
    @CsvSource({
        "end_turn, Ended",
        "no_tool_call, Ended",
        "future_reason, Ended",
        "max_tokens_exceeded, Cut",
        "max_steps, Cut",
        "cancelled, Cancelled",
    })
    void each_reason_ends_it_in_its_way_and_the_text_is_kept(String reason, String end) throws IOException {
        var stop = "data: {\"message_type\":\"stop_reason\",\"stop_reason\":\"" + reason + "\"}\n\ndata: [DONE]\n\n";

        var pieces = heard(SAID + stop);

        assertThat(pieces.getFirst()).isEqualTo(new Piece.Text("half"));
        assertThat(pieces.getLast().getClass().getSimpleName()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "llm_authentication, '', UNAUTHORIZED",
        "insufficient_credits, '', NO_CREDIT",
        "llm_rate_limit, '', RATE_LIMITED",
        "context_window_overflow_in_system_prompt, '', TOO_LONG",
        "llm_error, Error code: 400 - This model's maximum context length is 15000 tokens., TOO_LONG",
        "llm_error, Error code: 400 - \"\"auto\"\" tool choice requires --enable-auto-tool-choice, NO_TOOLS",
        "llm_error, Error code: 402 - Insufficient credits, NO_CREDIT",
        "llm_error, Error code: 404 - The model x does not exist, NO_MODEL",
        "llm_error, content_filter: the response was filtered, DECLINED",
        "internal_error, The stream broke off, MODEL_FAILED",
    })
    void a_refusal_of_the_model_is_reported_with_its_kind(String type, String message, Kind kind) {
        var error =
            "data: {\"message_type\":\"error_message\",\"run_id\":\"run-1\",\"error_type\":\"%s\",\"message\":\"%s\"}\n\n";

        assertThatThrownBy(() ->
            heard(SAID + error.formatted(type, message.replace("\"", "'")))
        ).isInstanceOfSatisfying(AgentRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({ "llm_empty_response" })
    void a_model_that_said_nothing_is_no_failure_of_the_server(String type) throws IOException {
        var error =
            "data: {\"message_type\":\"error_message\",\"run_id\":\"run-1\",\"error_type\":\"" +
            type +
            "\",\"message\":\"\"}\n\n";

        assertThat(heard(error)).containsExactly(new Piece.Ended());
    }

    private static List<Piece> heard(String frames) throws IOException {
        var pieces = new ArrayList<Piece>();
        try (
            var server = LocalServer.start(LocalServer.LOOPBACK, 0, exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    body.write(frames.getBytes(StandardCharsets.UTF_8));
                }
            });
            var letta = new LettaClient(LettaSettings.of(server.url(), "secret"));
            var answer = new LettaRuntime(letta, Optional.empty(), () -> 1).send(
                "conv-1",
                List.of(new Message.User("Hello")),
                List.of()
            )
        ) {
            for (var piece = answer.next(); piece != null; piece = answer.next()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
