package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.direct.model.Prompt.Replied;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.ThinkingConfigAdaptive;
import java.util.regex.Pattern;

/** The request for thinking to a model of Anthropic: up to version 4.5 with a budget of tokens; later models decide themselves. */
public enum AnthropicThinking {
    NONE,
    WITHIN_A_BUDGET,
    AS_IT_SEES_FIT;

    /** In tokens. */
    public static final int BUDGET = 1_024;

    /** Matches {@code claude-sonnet-4-5-20250929} and {@code claude-opus-5}; the long number is a date. */
    private static final Pattern VERSION = Pattern.compile("^claude-[a-z]+-(\\d)(?:-(\\d))?(?:-\\d{8})?$");

    /** @return NONE if the name has no version */
    static AnthropicThinking of(String model) {
        var version = VERSION.matcher(model);
        if (!version.matches()) {
            return NONE;
        }
        var minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
        var number = Integer.parseInt(version.group(1)) * 10 + minor;
        if (number >= 46) {
            return AS_IT_SEES_FIT;
        }
        return number >= 40 ? WITHIN_A_BUDGET : NONE;
    }

    /** With a budget, a model may think between calls only if the prompt still has the thought before them. */
    boolean wanted(Prompt prompt) {
        return switch (this) {
            case NONE -> false;
            case AS_IT_SEES_FIT -> true;
            case WITHIN_A_BUDGET -> !prompt.continuesCalls() || hasItsThought(prompt);
        };
    }

    void ask(MessageCreateParams.Builder request) {
        switch (this) {
            case NONE -> {
            }
            case WITHIN_A_BUDGET -> request.enabledThinking(BUDGET);
            case AS_IT_SEES_FIT -> request.thinking(
                ThinkingConfigAdaptive.builder().display(ThinkingConfigAdaptive.Display.SUMMARIZED).build()
            );
        }
    }

    private static boolean hasItsThought(Prompt prompt) {
        var messages = prompt.messages();
        return (
            messages.size() > 1 &&
            messages.get(messages.size() - 2) instanceof Replied replied &&
            !replied.thoughts().isEmpty()
        );
    }
}
