package app.deepscifi.letta;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reason why the server ended a run. */
public enum StopReason {
    END_TURN,
    /** The calls in {@link LettaEvent.ToolCallsRequested} wait for an answer. */
    REQUIRES_APPROVAL,
    CANCELLED,
    MAX_STEPS,
    MAX_TOKENS_EXCEEDED,
    NO_TOOL_CALL,
    TOOL_RULE,
    INVALID_TOOL_CALL(FailureType.LLM_ERROR),
    INVALID_LLM_RESPONSE(FailureType.LLM_ERROR),
    LLM_API_ERROR(FailureType.LLM_ERROR),
    INSUFFICIENT_CREDITS(FailureType.INSUFFICIENT_CREDITS),
    CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT(FailureType.CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT),
    ERROR(FailureType.INTERNAL_ERROR),
    /** A reason that this client does not know. */
    UNKNOWN;

    private final @Nullable FailureType failure;

    StopReason() {
        this(null);
    }

    StopReason(@Nullable FailureType failure) {
        this.failure = failure;
    }

    /** @return the failure to report if no error message came with this reason; null if the reason is not a failure */
    @Nullable
    FailureType failure() {
        return failure;
    }

    static StopReason of(String raw) {
        for (var reason : values()) {
            if (reason.name().toLowerCase(Locale.ROOT).equals(raw)) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
