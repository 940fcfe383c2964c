package app.deepscifi.api.agents.runtime.direct.model;

import java.util.OptionalInt;

/**
 * The context window of a model: an assumption until the model names its limits.
 *
 * @param tokens of request and answer together
 * @param output the part of these tokens that is for the answer
 */
public record Window(int tokens, int output) {
    /** The default. Most models have a larger window, but every token of a request costs money. */
    public static final Window USUAL = new Window(64_000, 8_000);

    private static final int LEAST_OUTPUT = 256;

    /**
     * @param told the limit in tokens that the model named, if any
     * @return a window of that limit, or half of this one if the limit is empty or not smaller
     */
    Window smaller(OptionalInt told) {
        return told.isPresent() && told.getAsInt() < tokens
            ? new Window(told.getAsInt(), output(output, told.getAsInt()))
            : new Window(tokens / 2, output(output / 2, tokens / 2));
    }

    /** At most a quarter of the window is for the answer, but at least 256 tokens. */
    private static int output(int most, int tokens) {
        return Math.max(Math.min(most, tokens / 4), LEAST_OUTPUT);
    }
}
