package app.deepscifi.letta.model;

import java.util.Locale;

/**
 * The model of an agent with its settings. Parallel calls are always on, because without them the server keeps only the
 * first of several calls. The same model summarises long conversations.
 *
 * @param handle {@code PROVIDER/NAME}, such as {@code anthropic/claude-sonnet-4-5} or {@code openai-proxy/stub}
 * @param temperature as the provider defines it
 * @param maxOutputTokens of one answer, at least 1
 * @param contextWindow in tokens, at least 1
 */
public record AgentModel(String handle, double temperature, int maxOutputTokens, int contextWindow) {
    public AgentModel {
        if (handle.indexOf('/') < 1) {
            throw new IllegalArgumentException("A model's handle is PROVIDER/NAME, not " + handle);
        }
        if (maxOutputTokens < 1 || contextWindow < 1) {
            throw new IllegalArgumentException("Numbers of tokens must be positive");
        }
    }

    /** The server's name for the kind of provider; a proxy with OpenAI's API counts as {@code openai}. */
    public String providerType() {
        var provider = handle.substring(0, handle.indexOf('/')).toLowerCase(Locale.ROOT);
        return provider.equals("openai-proxy") ? "openai" : provider.replace('-', '_');
    }
}
