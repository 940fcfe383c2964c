package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Secret;
import app.deepscifi.api.platform.settings.Setting;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.modulith.NamedInterface;

/**
 * The runtime of the agents and their model.
 *
 * @param agentSilence the longest silence of Letta or of a model before the turn fails; more than zero
 */
@NamedInterface("settings")
@ConfigurationProperties("deepscifi")
public record ModelSettings(
    AgentsKind agentRuntime,
    Letta letta,
    ModelKeys modelKeys,
    ModelUrls modelUrls,
    Duration agentSilence
) {
    public ModelSettings {
        if (agentRuntime == AgentsKind.DIRECT) {
            if (letta.model() != null) {
                ModelAccess.Provider.of(letta.model());
            }
        } else {
            letta.requireServer();
        }
        if (!agentSilence.isPositive()) {
            throw new InvalidSettingException("AGENT_SILENCE", "must be a time such as 60s");
        }
    }

    @ConstructorBinding
    public ModelSettings(
        @Nullable String agentRuntime,
        @DefaultValue Letta letta,
        @DefaultValue ModelKeys modelKeys,
        @DefaultValue ModelUrls modelUrls,
        @DefaultValue("60s") Duration agentSilence
    ) {
        this(Setting.oneOf("AGENT_RUNTIME", agentRuntime, AgentsKind.LETTA), letta, modelKeys, modelUrls, agentSilence);
    }

    /** @return the handle of the model that the agents use; null if no model and no key is set: then no agent can answer */
    public @Nullable String model() {
        return agentRuntime == AgentsKind.DIRECT ? directModel().map(ModelAccess::handle).orElse(null) : handle();
    }

    /** @return access to the model without an agent server; empty if no model is set or its key is missing */
    public Optional<ModelAccess> directModel() {
        var handle = handle();
        if (handle == null) {
            return Optional.empty();
        }
        var provider = ModelAccess.Provider.of(handle);
        var key = provider == ModelAccess.Provider.ANTHROPIC ? modelKeys.anthropic() : modelKeys.openai();
        if (key == null && provider != ModelAccess.Provider.OPENAI_COMPATIBLE) {
            return Optional.empty();
        }
        var url = provider == ModelAccess.Provider.ANTHROPIC ? modelUrls.anthropic() : modelUrls.openai();
        return Optional.of(new ModelAccess(provider, handle, url, key == null ? new Secret("") : key));
    }

    private @Nullable String handle() {
        return letta.model() == null ? modelKeys.model() : letta.model();
    }

    /**
     * The agent server, if there is one.
     *
     * @param model           handle of the model that agents use, as Letta lists it; null if the keys decide
     * @param concurrentTurns number of turns that one instance runs at once, at least 1; further turns wait
     */
    public record Letta(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") Secret password,
        @Nullable String model,
        @DefaultValue("8") int concurrentTurns
    ) {
        public Letta {
            if (concurrentTurns < 1) {
                throw new InvalidSettingException("LETTA_CONCURRENT_TURNS", "must be a whole number from 1 on");
            }
            model = model == null || model.isBlank() ? null : model.strip();
            if (model != null && model.indexOf('/') < 1) {
                throw new InvalidSettingException(
                    "LETTA_MODEL",
                    "must be a handle such as " + ModelKeys.ANTHROPIC_MODEL
                );
            }
        }

        private void requireServer() {
            Setting.required(
                "LETTA_BASE_URL",
                baseUrl,
                "give the address of the Letta server, such as http://letta:8283"
            );
            if (!Setting.isWebAddress(baseUrl)) {
                throw new InvalidSettingException("LETTA_BASE_URL", "must be an http or https address");
            }
            Setting.required("LETTA_SERVER_PASSWORD", password.value(), "give the server's password");
        }
    }
}
