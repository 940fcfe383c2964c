package app.deepscifi.api.agents.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import app.deepscifi.api.platform.settings.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelSettingsTests {

    private final Bound<ModelSettings> bound = new Bound<>(
        ModelSettings.class,
        Map.of("deepscifi.letta.base-url", "http://localhost:8283", "deepscifi.letta.password", "secret")
    );

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(
            new ModelSettings(
                AgentsKind.LETTA,
                new ModelSettings.Letta("http://localhost:8283", new Secret("secret"), null, 8),
                ModelKeys.NONE,
                ModelUrls.DEFAULT,
                Duration.ofSeconds(60)
            )
        );
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of(
            "deepscifi.agent-runtime",
            "simulator",
            "deepscifi.letta.model",
            "openai/none",
            "deepscifi.letta.concurrent-turns",
            "3",
            "deepscifi.model-keys.anthropic",
            "a",
            "deepscifi.model-keys.openai",
            "b",
            "deepscifi.model-urls.anthropic",
            "http://localhost:1",
            "deepscifi.model-urls.openai",
            "http://localhost:2",
            "deepscifi.agent-silence",
            "5s"
        );

        assertThat(bound.with(all)).isEqualTo(
            new ModelSettings(
                AgentsKind.SIMULATOR,
                new ModelSettings.Letta("http://localhost:8283", new Secret("secret"), "openai/none", 3),
                new ModelKeys(new Secret("a"), new Secret("b")),
                new ModelUrls("http://localhost:1", "http://localhost:2"),
                Duration.ofSeconds(5)
            )
        );
    }

    @Test
    void a_missing_or_malformed_setting_is_named_as_the_operator_knows_it() {
        bound.refuses("deepscifi.letta.base-url", "", "LETTA_BASE_URL is missing");
        bound.refuses("deepscifi.letta.base-url", "letta:8283", "LETTA_BASE_URL must be");
        bound.refuses("deepscifi.letta.password", " ", "LETTA_SERVER_PASSWORD is missing");
        bound.refuses("deepscifi.letta.model", "gpt", "LETTA_MODEL must be");
        bound.refuses("deepscifi.letta.concurrent-turns", "0", "LETTA_CONCURRENT_TURNS must be");
        bound.refuses("deepscifi.agent-runtime", "openai", "AGENT_RUNTIME must be one of letta, direct");
        bound.refuses("deepscifi.model-urls.openai", "localhost:8000", "OPENAI_BASE_URL must be");
        bound.refuses("deepscifi.model-urls.anthropic", "localhost:8000", "ANTHROPIC_BASE_URL must be");
        bound.refuses("deepscifi.agent-silence", "0s", "AGENT_SILENCE must be");
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(bound.with("deepscifi.model-keys.openai", "hunter2").toString())
            .doesNotContain("hunter2")
            .doesNotContain("secret,");
    }

    @Test
    void the_model_is_the_one_that_is_named_or_else_fits_the_key_that_is_set() {
        assertThat(model("openai/gpt-4.1", "key", "key")).isEqualTo("openai/gpt-4.1");
        assertThat(model("", "key", "key")).isEqualTo(ModelKeys.ANTHROPIC_MODEL);
        assertThat(model(" ", "unset", "key")).isEqualTo(ModelKeys.OPENAI_MODEL);
    }

    @Test
    void without_a_key_there_is_no_model() {
        assertThat(model("", "", " ")).isNull();
        assertThat(model("", "unset", "unset")).isNull();
    }

    @Test
    void without_an_agent_server_none_need_be_named() {
        var settings = direct(Map.of("deepscifi.letta.base-url", "", "deepscifi.letta.password", ""));

        assertThat(settings.agentRuntime()).isEqualTo(AgentsKind.DIRECT);
    }

    @Test
    void without_an_agent_server_a_model_needs_the_key_of_its_own_provider() {
        var keys = Map.of("deepscifi.model-keys.openai", "key");

        assertThat(direct(Map.of("deepscifi.letta.model", "openai/gpt-5.4")).model()).isNull();
        assertThat(direct(keys, "deepscifi.letta.model", "openai/gpt-5.4").model()).isEqualTo("openai/gpt-5.4");
        assertThat(direct(keys, "deepscifi.letta.model", "anthropic/claude-x").model()).isNull();
        assertThat(direct(keys, "deepscifi.letta.model", "").model()).isEqualTo(ModelKeys.OPENAI_MODEL);
        assertThat(direct(Map.of("deepscifi.letta.model", "openai-proxy/qwen")).model()).isEqualTo("openai-proxy/qwen");
    }

    @Test
    void without_an_agent_server_a_model_is_where_its_provider_or_the_operator_says() {
        var named = Map.of("deepscifi.model-keys.openai", "key", "deepscifi.letta.model", "openai/a/b");

        var access = direct(named).directModel().orElseThrow();
        assertThat(access.baseUrl()).isEqualTo("https://api.openai.com/v1");
        assertThat(access.name()).isEqualTo("a/b");
        assertThat(
            direct(named, "deepscifi.model-urls.openai", "http://localhost:8000/v1")
                .directModel()
                .orElseThrow()
                .baseUrl()
        ).isEqualTo("http://localhost:8000/v1");
    }

    @Test
    void without_an_agent_server_only_models_that_we_can_ask_can_be_named() {
        new Bound<>(ModelSettings.class, Map.of("deepscifi.agent-runtime", "direct")).refuses(
            "deepscifi.letta.model",
            "google_ai/gemini",
            "LETTA_MODEL must begin with"
        );
    }

    private ModelSettings direct(Map<String, String> changes, String name, String value) {
        var more = new HashMap<>(changes);
        more.put(name, value);
        return direct(more);
    }

    private ModelSettings direct(Map<String, String> changes) {
        var more = new HashMap<>(Map.of("deepscifi.letta.model", ""));
        more.putAll(changes);
        more.put("deepscifi.agent-runtime", "direct");
        return bound.with(more);
    }

    private @Nullable String model(String named, String anthropic, String openai) {
        return bound
            .with(
                Map.of(
                    "deepscifi.letta.model",
                    named,
                    "deepscifi.model-keys.anthropic",
                    anthropic,
                    "deepscifi.model-keys.openai",
                    openai
                )
            )
            .model();
    }
}
