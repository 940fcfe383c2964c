package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.ProviderWords;

/** The prompt exceeds the context window of the model, or the requested output exceeds the model's maximum. */
public final class PromptTooLongException extends RuntimeException {

    private final String words;

    /** @param words the provider's text, in which limits are searched */
    PromptTooLongException(String message, String words) {
        super(message);
        this.words = words;
    }

    /** @return the context window for the next try: the one that the model named, otherwise half of the given one */
    public Window smaller(Window window) {
        var output = ProviderWords.outputLimit(words);
        return output.isPresent() && output.getAsInt() < window.output()
            ? new Window(window.tokens(), output.getAsInt())
            : window.smaller(ProviderWords.limit(words));
    }

    /** @return whether the model named a limit */
    public boolean saysHowMuch() {
        return ProviderWords.limit(words).isPresent() || ProviderWords.outputLimit(words).isPresent();
    }
}
