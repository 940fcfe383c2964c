package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The keys of model providers. An agent server has its own copy of them; here they
 * say what models can be asked. A key that is blank, or
 * {@code unset} as its secret is made, is none.
 */
public record ModelKeys(@Nullable Secret anthropic, @Nullable Secret openai) {
    public static final ModelKeys NONE = new ModelKeys(null, null);

    // Letta takes the names that the providers list: Anthropic lists this one with its date.
    static final String ANTHROPIC_MODEL = "anthropic/claude-sonnet-4-5-20250929";
    static final String OPENAI_MODEL = "openai/gpt-5.4";

    private static final String PLACEHOLDER = "unset";

    public ModelKeys {
        anthropic = given(anthropic);
        openai = given(openai);
    }

    /** The handle of the model that agents use where the operator names none; null where no key is set. */
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
