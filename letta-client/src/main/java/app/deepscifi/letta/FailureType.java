package app.deepscifi.letta;

import java.util.Locale;

/** The reason why a run failed after its stream had begun. */
public enum FailureType {
    LLM_TIMEOUT(true),
    LLM_RATE_LIMIT(true),
    LLM_AUTHENTICATION(false),
    LLM_EMPTY_RESPONSE(true),
    LLM_ERROR(true),
    CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT(false),
    INSUFFICIENT_CREDITS(false),
    /** The stream ended without a reason. The run may still be active: cancel it. */
    STREAM_INCOMPLETE(true),
    STREAM_TASK_CANCELLED(true),
    /** Calls of an earlier request are still pending: read them with {@link LettaClient#pendingCalls} and deny them. */
    CALLS_PENDING(true),
    INTERNAL_ERROR(true),
    /** One that this client does not know. */
    UNKNOWN(true);

    private final boolean retryable;

    FailureType(boolean retryable) {
        this.retryable = retryable;
    }

    /** Returns true if a retry may succeed. */
    public boolean retryable() {
        return retryable;
    }

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
