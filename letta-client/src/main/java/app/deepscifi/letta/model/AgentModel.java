package app.deepscifi.letta.model;

import java.util.Locale;

/**
 * The model of an agent with everything that is set about it: the server resets what a change leaves out, so it is
 * always sent whole. Parallel calls are always on (without them the server keeps only the first of several), and the
 * summaries of long conversations are made by the same model.
 *
 * @param handle such as {@code anthropic/claude-sonnet-4-5} or {@code openai-proxy/stub}
 * @param contextWindow in tokens
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

    /** How the server calls the kind of provider; a proxy that speaks OpenAI's language is one of those. */
    public String providerType() {
        var provider = handle.substring(0, handle.indexOf('/')).toLowerCase(Locale.ROOT);
        return provider.equals("openai-proxy") ? "openai" : provider.replace('-', '_');
    }
}
