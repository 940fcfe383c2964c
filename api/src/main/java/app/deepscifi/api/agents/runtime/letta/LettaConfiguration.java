package app.deepscifi.api.agents.runtime.letta;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.ModelSettings;
import app.deepscifi.api.agents.runtime.SetUpTroubles;
import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaSettings;
import app.deepscifi.letta.model.AgentModel;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Runs agents on the Letta server of the settings. */
@Configuration(proxyBeanMethods = false)
@Conditional(LettaConfiguration.UnlessDirect.class)
class LettaConfiguration {

    static final class UnlessDirect extends NoneNestedConditions {

        UnlessDirect() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "deepscifi.agent-runtime", havingValue = "direct")
        static final class Direct {}
    }

    private static final double TEMPERATURE = 0.9;
    private static final int MAX_OUTPUT_TOKENS = 8_000;
    private static final int CONTEXT_WINDOW = 64_000;

    @Bean
    LettaClient lettaClient(ModelSettings settings) {
        var letta = settings.letta();
        return new LettaClient(
            LettaSettings.of(URI.create(letta.baseUrl()), letta.password().value()).withIdleTimeout(
                settings.agentSilence()
            )
        );
    }

    @Bean
    AgentRuntime agentRuntime(LettaClient client, ModelSettings settings) {
        var model = Optional.ofNullable(settings.model()).map(handle ->
            new AgentModel(handle, TEMPERATURE, MAX_OUTPUT_TOKENS, CONTEXT_WINDOW)
        );
        var turns = settings.letta().concurrentTurns();
        return new LettaRuntime(client, model, () -> turns * client.servers());
    }

    /** Not essential: without agents, people can still read and write everything by hand. */
    @Bean
    DependencyCheck agentsCheck(LettaClient client, ModelSettings settings, SetUpTroubles troubles) {
        return new DependencyCheck() {
            @Override
            public String name() {
                return "agents";
            }

            @Override
            public DependencyState check() {
                var kind = settings.agentRuntime().name().toLowerCase(Locale.ROOT);
                var version = "version " + client.version();
                var state =
                    settings.model() == null
                        ? DependencyState.degraded(version + ", but no model: no key of a model provider is set")
                        : troubles
                              .latest()
                              .map(trouble -> DependencyState.degraded(version + ", but " + trouble))
                              .orElseGet(() -> DependencyState.up(version));
                return state.ofKind(kind);
            }

            @Override
            public boolean essential() {
                return false;
            }
        };
    }
}
