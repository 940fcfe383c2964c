package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Secret;

/**
 * Address and key of a model.
 *
 * @param handle  of the model: {@code provider/name}
 * @param baseUrl of the provider's API
 * @param key     blank where the server asks for none
 */
public record ModelAccess(Provider provider, String handle, String baseUrl, Secret key) {
    /** Whose API it is. */
    public enum Provider {
        ANTHROPIC("anthropic"),
        OPENAI("openai"),
        /** A server that is compatible with OpenAI. */
        OPENAI_COMPATIBLE("openai-proxy");

        private final String prefix;

        Provider(String prefix) {
            this.prefix = prefix;
        }

        /** @throws InvalidSettingException where the handle names one that we can't ask ourselves */
        static Provider of(String handle) {
            var prefix = handle.substring(0, handle.indexOf('/'));
            for (var provider : values()) {
                if (provider.prefix.equals(prefix)) {
                    return provider;
                }
            }
            throw new InvalidSettingException(
                "LETTA_MODEL",
                "must begin with anthropic/, openai/ or openai-proxy/ where AGENT_RUNTIME is direct"
            );
        }
    }

    /** As the provider calls it. */
    public String name() {
        return handle.substring(handle.indexOf('/') + 1);
    }
}
