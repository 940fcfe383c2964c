package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Secret;

/**
 * Address and key of a model.
 *
 * @param handle  of the model: {@code provider/name}
 * @param baseUrl of the provider's API
 * @param key     blank if the server needs none
 */
public record ModelAccess(Provider provider, String handle, String baseUrl, Secret key) {
    /** The provider whose API the server has. */
    public enum Provider {
        ANTHROPIC("anthropic"),
        OPENAI("openai"),
        /** A server that is compatible with OpenAI. */
        OPENAI_COMPATIBLE("openai-proxy");

        private final String prefix;

        Provider(String prefix) {
            this.prefix = prefix;
        }

        /** @throws InvalidSettingException if this service has no client for the provider of the handle */
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

    /** @return the name of the model at its provider: the handle without the provider */
    public String name() {
        return handle.substring(handle.indexOf('/') + 1);
    }
}
