package app.deepscifi.api.agents.runtime.direct.model;

import java.util.OptionalInt;

/**
 * The context window of a model, as far as it is known.
 *
 * @param tokens of a request and its answer together
 * @param output of them for the answer
 */
public record Window(int tokens, int output) {
    /** Most models of today take more; what costs is what is sent. */
    public static final Window USUAL = new Window(64_000, 8_000);

    private static final int LEAST_OUTPUT = 256;

    /**
     * A smaller one, after this was too large.
     *
     * @param told how many tokens the model says that it takes
     */
    Window smaller(OptionalInt told) {
        return told.isPresent() && told.getAsInt() < tokens
            ? new Window(told.getAsInt(), output(output, told.getAsInt()))
            : new Window(tokens / 2, output(output / 2, tokens / 2));
    }

    /** At most a quarter is for the answer. */
    private static int output(int most, int tokens) {
        return Math.max(Math.min(most, tokens / 4), LEAST_OUTPUT);
    }
}
