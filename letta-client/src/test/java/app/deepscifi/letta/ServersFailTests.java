package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.AgentId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any failure of a server becomes one exception with its kind, for plain operations and for turns. */
class ServersFailTests {

    private static final List<Consumer<LettaClient>> OPERATIONS = List.of(
        LettaClient::version,
        client -> client.recompile(Events.CONVERSATION),
        client -> client.cancel(Events.CONVERSATION),
        client -> client.send(Events.CONVERSATION, Events.HELLO)
    );

    @ParameterizedTest
    @CsvSource({
        "400, UNPROCESSABLE",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "422, UNPROCESSABLE",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "504, TIMEOUT",
    })
    void a_status_has_a_kind(int status, Kind kind) {
        try (var server = answering(status, "{\"detail\":\"told to fail\"}"); var client = server.client()) {
            for (var operation : OPERATIONS) {
                var failure = failure(() -> operation.accept(client));
                assertThat(failure.kind()).isEqualTo(kind);
                assertThat(failure).hasMessageContaining("told to fail");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>Bad gateway</html>", "{\"detail\":[{\"loc\":[]}]}", "[]" })
    void a_refusal_need_not_be_readable(String body) {
        try (var server = answering(502, body); var client = server.client()) {
            OPERATIONS.forEach(operation ->
                assertThat(failure(() -> operation.accept(client)).kind()).isEqualTo(Kind.SERVER_ERROR)
            );
        }
    }

    @Test
    void a_long_refusal_is_cut() {
        try (var server = answering(500, "{\"detail\":\"" + "x".repeat(50_000) + "\"}"); var client = server.client()) {
            OPERATIONS.forEach(operation ->
                assertThat(String.valueOf(failure(() -> operation.accept(client)).getMessage())).hasSizeLessThan(600)
            );
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "{", "[]", "{}", "{\"id\":\"../agents\"}", "\"text\"" })
    void an_answer_that_lacks_what_matters_is_a_bad_answer(String body) {
        try (var server = answering(200, body); var client = server.client()) {
            var failure = failure(() -> client.createConversation(new AgentId("agent-1")));

            assertThat(failure.kind()).isEqualTo(Kind.BAD_ANSWER);
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() {
        var server = TinyServer.mute();
        try (var client = server.client()) {
            server.close();

            OPERATIONS.forEach(operation ->
                assertThat(failure(() -> operation.accept(client)).kind()).isEqualTo(Kind.UNREACHABLE)
            );
        }
    }

    @Test
    void a_server_that_never_answers_times_out() {
        try (var server = TinyServer.mute(); var client = server.client(Duration.ofMillis(300))) {
            OPERATIONS.forEach(operation ->
                assertThat(failure(() -> operation.accept(client)).kind()).isEqualTo(Kind.TIMEOUT)
            );
        }
    }

    private static TinyServer answering(int status, String body) {
        return TinyServer.answering(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static LettaException failure(Runnable operation) {
        var failure = new LettaException[1];
        assertThatThrownBy(operation::run).isInstanceOfSatisfying(LettaException.class, thrown -> failure[0] = thrown);
        return failure[0];
    }
}
