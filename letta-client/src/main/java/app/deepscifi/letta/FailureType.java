package app.deepscifi.letta;

import java.util.Locale;

/** The reason why a run failed after its stream had begun. */
public enum FailureType {
    LLM_TIMEOUT,
    LLM_RATE_LIMIT,
    LLM_AUTHENTICATION,
    LLM_EMPTY_RESPONSE,
    LLM_ERROR,
    CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT,
    INSUFFICIENT_CREDITS,
    /** The stream ended without a reason. The run may still be active: cancel it. */
    STREAM_INCOMPLETE,
    STREAM_TASK_CANCELLED,
    /** Calls of an earlier request are still pending: read them with {@link LettaClient#pendingCalls} and deny them. */
    CALLS_PENDING,
    INTERNAL_ERROR,
    /** A type that this client does not know. */
    UNKNOWN;

    static FailureType of(String raw, String message) {
        // The server has no type for this failure, but it needs a recovery of its own.
        if (message.contains("waiting for approval")) {
            return CALLS_PENDING;
        }
        if (raw.equals("INTERNAL_SERVER_ERROR")) {
            return INTERNAL_ERROR;
        }
        for (var type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(raw)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
