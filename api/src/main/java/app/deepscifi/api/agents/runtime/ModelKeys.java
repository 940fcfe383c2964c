package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of model providers. They decide which model the agents use; an agent server has its own copy of them. A key
 * that is blank counts as missing, and so does {@code unset}, the initial value of the secret.
 */
public record ModelKeys(@Nullable Secret anthropic, @Nullable Secret openai) {
    public static final ModelKeys NONE = new ModelKeys(null, null);

    // Letta accepts the names in the providers' lists of models. Anthropic lists this model with its date.
    static final String ANTHROPIC_MODEL = "anthropic/claude-sonnet-4-5-20250929";
    static final String OPENAI_MODEL = "openai/gpt-5.4";

    private static final String PLACEHOLDER = "unset";

    public ModelKeys {
        anthropic = given(anthropic);
        openai = given(openai);
    }

    /** @return the handle of the default model; null if no key is set */
    @Nullable
    String model() {
        if (anthropic != null) {
            return ANTHROPIC_MODEL;
        }
        return openai == null ? null : OPENAI_MODEL;
    }

    private static @Nullable Secret given(@Nullable Secret key) {
        return key == null || key.value().isBlank() || key.value().equals(PLACEHOLDER) ? null : key;
    }
}
