package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's variables choose the agents, and the first lines of the log give the reason. */
class AgentsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    Path path;

    @Test
    void without_a_word_agents_are_simulated() {
        assertThat(opened(Map.of())).isInstanceOf(Agents.Simulated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ANTHROPIC_API_KEY", "OPENAI_API_KEY" })
    void a_key_alone_is_enough_to_ask_its_model(String key) {
        var agents = opened(Map.of(key, "a key"));

        assertThat(agents).isInstanceOf(Agents.Direct.class);
        assertThat(agents.properties()).containsEntry("deepscifi.agent-runtime", "direct");
        assertThat(agents.description()).contains(key).doesNotContain("a key");
    }

    @Test
    void a_letta_is_asked_where_one_is_named_whatever_keys_there_are() {
        var agents = opened(Map.of("LETTA_BASE_URL", "http://localhost:8283", "OPENAI_API_KEY", "a key"));

        assertThat(agents).isInstanceOf(Agents.Letta.class);
    }

    @Test
    void the_runtime_wins_over_what_else_is_set() {
        var agents = opened(Map.of("AGENT_RUNTIME", "direct", "LETTA_BASE_URL", "http://localhost:8283"));

        assertThat(agents).isInstanceOf(Agents.Direct.class);
    }

    @Test
    void a_key_does_not_win_over_the_runtime() {
        assertThat(opened(Map.of("AGENT_RUNTIME", "letta", "OPENAI_API_KEY", "a key"))).isInstanceOf(
            Agents.Simulated.class
        );
    }

    private Agents opened(Map<String, String> environment) {
        var settings = LocalSettings.isolated(path).withEnvironment(environment);
        try (var folder = DataFolder.open(path, false); var agents = Agents.open(settings, folder)) {
            return agents;
        }
    }
}
