package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ConversationId;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    private static final URI URL = URI.create("http://localhost:8283");

    @Test
    void defaults_wait_longer_than_the_server_is_silent() {
        assertThat(LettaSettings.of(URL, null)).isEqualTo(
            new LettaSettings(
                URL,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                2 * 1024 * 1024
            )
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost:8283", "ftp://localhost", "http:/nohost", "/v1", "" })
    void an_address_must_be_one_of_a_web_server(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> LettaSettings.of(URI.create(address), null));
    }

    @Test
    void a_trailing_slash_of_the_address_does_no_harm() {
        try (
            var server = TinyServer.replaying("health");
            var client = new LettaClient(LettaSettings.of(URI.create(server.url() + "/"), null))
        ) {
            client.version();

            assertThat(server.onlyRequest().target()).isEqualTo("/v1/health/");
            assertThat(server.onlyRequest().authorization()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/" })
    void a_server_may_live_under_a_path_of_its_address(String slash) {
        assertThat(asked("cancel", slash, client -> client.cancel(Events.CONVERSATION))).isEqualTo(
            "/letta/v1/conversations/conv-1/cancel"
        );
        assertThat(asked("say", slash, client -> client.send(Events.CONVERSATION, Events.HELLO).close())).isEqualTo(
            "/letta/v1/conversations/conv-1/messages"
        );
    }

    private static String asked(String recording, String slash, Consumer<LettaClient> operation) {
        try (
            var server = TinyServer.replaying(recording);
            var client = new LettaClient(LettaSettings.of(URI.create(server.url() + "/letta" + slash), "key"))
        ) {
            operation.accept(client);
            assertThat(server.onlyRequest().authorization()).isEqualTo("Bearer key");
            return server.onlyRequest().target();
        }
    }

    @Test
    void the_password_stays_out_of_logs_and_errors() {
        assertThat(LettaSettings.of(URL, "hunter2")).asString().doesNotContain("hunter2");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> LettaSettings.of(URL, "hunter2\n"))
            .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "a/b", "a?b", "agent 1", "agent-ä" })
    void an_id_cannot_leave_its_place_in_an_address(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgentId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConversationId(id));
    }

    @ParameterizedTest
    @CsvSource({
        "openai-proxy/stub, openai",
        "openai/gpt-5, openai",
        "anthropic/claude-sonnet-4-5, anthropic",
        "google-ai/gemini, google_ai",
    })
    void a_model_knows_its_kind_of_provider(String handle, String provider) {
        assertThat(new AgentModel(handle, 1, 1, 1).providerType()).isEqualTo(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "stub", "/stub" })
    void a_model_is_named_with_its_provider(String handle) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgentModel(handle, 1, 1, 1));
    }
}
