package app.deepscifi.api.agents.direct;

import java.util.Locale;
import java.util.stream.Stream;

/** The model takes less than it was sent. */
final class PromptTooLongException extends RuntimeException {

    PromptTooLongException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a refusal means this. Compatible servers have no code for it, but all say it in words like these. */
    static boolean isMeant(String refusal) {
        var words = refusal.toLowerCase(Locale.ROOT);
        return Stream.of(
            "context length",
            "context_length",
            "context window",
            "context size",
            "maximum context",
            "prompt is too long",
            "too many tokens",
            "too many input tokens"
        ).anyMatch(words::contains);
    }
}
