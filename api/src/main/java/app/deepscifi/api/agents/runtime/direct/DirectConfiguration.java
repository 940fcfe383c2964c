package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.ModelAccess;
import app.deepscifi.api.agents.runtime.ModelSettings;
import app.deepscifi.api.agents.runtime.SetUpTroubles;
import app.deepscifi.api.agents.runtime.direct.model.AnthropicModel;
import app.deepscifi.api.agents.runtime.direct.model.Carrier;
import app.deepscifi.api.agents.runtime.direct.model.Model;
import app.deepscifi.api.agents.runtime.direct.model.ModelHttp;
import app.deepscifi.api.agents.runtime.direct.model.OpenAiModel;
import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs agents with the model of the settings, without an agent server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "deepscifi.agent-runtime", havingValue = "direct")
class DirectConfiguration {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /** The limit of silence also fits models that think: they send thoughts or pings meanwhile. */
    @Bean
    ModelHttp modelHttp(ModelSettings settings) {
        return new ModelHttp(CONNECTING, settings.agentSilence());
    }

    @Bean
    ChosenModel chosenModel(ModelHttp http, ModelSettings settings) {
        var access = settings.directModel();
        access.ifPresent(it ->
            Thread.ofVirtual()
                .name("rehearsal")
                .start(() -> Rehearsal.of(it, DirectConfiguration::model))
        );
        return new ChosenModel(access.map(it -> model(it, http)));
    }

    @Bean
    Summaries summaries(JdbcClient jdbc, ChosenModel chosen) {
        return new Summaries(new DirectStore(jdbc), chosen.model());
    }

    @Bean
    AgentRuntime agentRuntime(JdbcClient jdbc, ChosenModel chosen, Summaries summaries) {
        return new DirectRuntime(new DirectStore(jdbc), chosen.model(), summaries);
    }

    /** Makes no request: the provider would count it. */
    @Bean
    DependencyCheck agentsCheck(ModelSettings settings, SetUpTroubles troubles) {
        return new DependencyCheck() {
            @Override
            public String name() {
                return "agents";
            }

            @Override
            public DependencyState check() {
                var model = settings.model();
                var state =
                    model == null
                        ? DependencyState.degraded("no model: no key of a model provider is set")
                        : troubles
                              .latest()
                              .map(DependencyState::degraded)
                              .orElseGet(() -> DependencyState.up(model));
                return state.ofKind(settings.agentRuntime().name().toLowerCase(Locale.ROOT));
            }

            @Override
            public boolean essential() {
                return false;
            }
        };
    }

    private static Model model(ModelAccess access, Carrier carrier) {
        return switch (access.provider()) {
            case ANTHROPIC -> new AnthropicModel(access, carrier);
            case OPENAI, OPENAI_COMPATIBLE -> new OpenAiModel(access, carrier);
        };
    }

    /** @param model empty if the operator has set no key */
    record ChosenModel(Optional<Model> model) {}
}
