package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.ProviderWords;

/** The model takes less than it was sent, or than it was asked for. */
public final class PromptTooLongException extends RuntimeException {

    private final String words;

    /** @param words of the refusal */
    PromptTooLongException(String message, String words) {
        super(message);
        this.words = words;
    }

    /** @return the window to try next, after this request was too long */
    public Window smaller(Window window) {
        var output = ProviderWords.outputLimit(words);
        return output.isPresent() && output.getAsInt() < window.output()
            ? new Window(window.tokens(), output.getAsInt())
            : window.smaller(ProviderWords.limit(words));
    }

    /** Whether the model said how much it takes. */
    public boolean saysHowMuch() {
        return ProviderWords.limit(words).isPresent() || ProviderWords.outputLimit(words).isPresent();
    }
}
