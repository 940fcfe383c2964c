package app.deepscifi.api.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.platform.Platform;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTests {

    private static final Map<String, String> COMPLETE = Map.of(
        "deepscifi.version",
        "1.2.3",
        "deepscifi.jwt-secret",
        "0123456789abcdef0123456789abcdef",
        "deepscifi.agents-kind",
        "simulator",
        "deepscifi.letta.base-url",
        "http://localhost:8283",
        "deepscifi.letta.password",
        "secret",
        "deepscifi.letta.model",
        "openai/none",
        "deepscifi.s3.bucket",
        "assets",
        "deepscifi.public-url",
        ""
    );

    @Test
    void every_setting_is_read() {
        assertThat(bound("deepscifi.version", "1.2.3")).isEqualTo(Platform.settings(null));
    }

    @Test
    void a_missing_or_malformed_setting_is_named_as_the_operator_knows_it() {
        refused("deepscifi.jwt-secret", "", "JWT_SECRET is missing");
        refused("deepscifi.jwt-secret", "short", "JWT_SECRET is too short");
        refused("deepscifi.letta.base-url", "", "LETTA_BASE_URL is missing");
        refused("deepscifi.letta.base-url", "letta:8283", "LETTA_BASE_URL must be");
        refused("deepscifi.letta.password", " ", "LETTA_SERVER_PASSWORD is missing");
        refused("deepscifi.letta.model", "gpt", "LETTA_MODEL must be");
        refused("deepscifi.letta.concurrent-turns", "0", "LETTA_CONCURRENT_TURNS must be");
        refused("deepscifi.agent-runtime", "openai", "AGENT_RUNTIME must be");
        refused("deepscifi.model-urls.openai", "localhost:8000", "OPENAI_BASE_URL must be");
        refused("deepscifi.model-urls.anthropic", "localhost:8000", "ANTHROPIC_BASE_URL must be");
        refused("deepscifi.agent-silence", "0s", "AGENT_SILENCE must be");
        refused("deepscifi.shutdown-grace", "-1s", "SHUTDOWN_GRACE must be");
        refused("deepscifi.metrics.namespace", "DeepSciFi", "STAGE is missing");
        for (var value : new String[] { "0", "-1", "many", "1.5", "99999999999999999999" }) {
            refused("deepscifi.limits.turns-per-minute", value, "TURNS_PER_MINUTE must be");
            refused("deepscifi.limits.tokens-per-day", value, "TOKENS_PER_DAY must be");
            refused("deepscifi.limits.streams-per-person", value, "STREAMS_PER_PERSON must be");
            refused("deepscifi.limits.tokens-per-day-for-all", value, "TOKENS_PER_DAY_FOR_ALL must be");
            refused("deepscifi.limits.sign-ups-per-address", value, "SIGN_UPS_PER_ADDRESS must be");
        }
        refused("deepscifi.limits.turns-per-minute", "2147483648", "TURNS_PER_MINUTE must be");
        refused("deepscifi.s3.bucket", "", "AWS_S3_BUCKET is missing");
        refused("deepscifi.signals.redis-url", "cache:6379", "REDIS_URL must look like");
        refused("deepscifi.sign-up", "yes", "SIGN_UP must be one of open, closed");
        refused("deepscifi.trusted-proxy", "nginx", "TRUSTED_PROXY must be one of none, forwarded, cloudfront");
        refused("deepscifi.public-url", "deepscifi.example", "PUBLIC_URL must be");
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

        assertThat(settings.agentsKind()).isEqualTo(AgentsKind.DIRECT);
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
        assertThatThrownBy(() -> direct(Map.of("deepscifi.letta.model", "google_ai/gemini")))
            .rootCause()
            .hasMessageStartingWith("LETTA_MODEL must begin with");
    }

    private static DeepSciFiSettings direct(Map<String, String> changes, String name, String value) {
        var more = new HashMap<>(changes);
        more.put(name, value);
        return direct(more);
    }

    private static DeepSciFiSettings direct(Map<String, String> changes) {
        var more = new HashMap<>(Map.of("deepscifi.letta.model", ""));
        more.putAll(changes);
        more.put("deepscifi.agent-runtime", "direct");
        return bound(more);
    }

    private static @Nullable String model(String named, String anthropic, String openai) {
        return bound(
            Map.of(
                "deepscifi.letta.model",
                named,
                "deepscifi.model-keys.anthropic",
                anthropic,
                "deepscifi.model-keys.openai",
                openai
            )
        ).model();
    }

    @Test
    void a_limit_that_is_not_set_has_its_default() {
        var limits = bound(
            Map.of("deepscifi.limits.turns-per-minute", " 5 ", "deepscifi.limits.tokens-per-day", "")
        ).limits();

        assertThat(limits).isEqualTo(new DeepSciFiSettings.Limits(5, 2_000_000, 20, 20_000_000, 20));
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(Platform.settings(null).toString()).doesNotContain("0123456789abcdef").doesNotContain("secret,");
    }

    @Test
    void a_database_url_becomes_what_the_driver_wants() {
        assertThat(DatabaseUrl.properties("postgresql://ada:s%40fe+1@db:5433/deepscifi?sslmode=require")).isEqualTo(
            Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://db:5433/deepscifi?sslmode=require",
                "spring.datasource.username",
                "ada",
                "spring.datasource.password",
                "s@fe+1"
            )
        );
        assertThat(DatabaseUrl.properties("postgres://db/deepscifi")).isEqualTo(
            Map.of("spring.datasource.url", "jdbc:postgresql://db/deepscifi")
        );
    }

    @Test
    void a_malformed_database_url_is_refused_without_being_printed() {
        for (var url : new String[] {
            "jdbc:postgresql://db/x",
            "postgresql://u:hunter2@db",
            "postgresql://u:hunter2@ db/x",
        }) {
            assertThatThrownBy(() -> DatabaseUrl.properties(url))
                .hasMessageStartingWith("DATABASE_URL must look like")
                .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void redis_carries_signals_where_it_is_set_and_its_address_is_not_printed() {
        var settings = bound("deepscifi.signals.redis-url", "rediss://:hunter2@cache:6379");

        assertThat(settings.signals().redisUrl()).isEqualTo(new Secret("rediss://:hunter2@cache:6379"));
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThatThrownBy(() -> bound("deepscifi.signals.redis-url", "http://:hunter2@cache"))
            .rootCause()
            .hasMessageNotContaining("hunter2");
    }

    private static void refused(String name, String value, String message) {
        assertThatThrownBy(() -> bound(name, value))
            .rootCause()
            .hasMessageStartingWith(message);
    }

    private static DeepSciFiSettings bound(String name, String value) {
        return bound(Map.of(name, value));
    }

    private static DeepSciFiSettings bound(Map<String, String> changes) {
        var properties = new HashMap<>(COMPLETE);
        properties.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(properties))
            .bind("deepscifi", DeepSciFiSettings.class)
            .get();
    }
}
