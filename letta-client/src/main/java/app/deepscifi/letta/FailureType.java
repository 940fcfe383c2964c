package app.deepscifi.letta;

import java.util.Locale;

/** What made a run fail after its stream had begun. */
public enum FailureType {
    LLM_TIMEOUT(true),
    LLM_RATE_LIMIT(true),
    LLM_AUTHENTICATION(false),
    LLM_EMPTY_RESPONSE(true),
    LLM_ERROR(true),
    CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT(false),
    INSUFFICIENT_CREDITS(false),
    /** The stream ended before the server said why. The run may still be there, and has to be cancelled. */
    STREAM_INCOMPLETE(true),
    STREAM_TASK_CANCELLED(true),
    /** Calls of an earlier request wait for an answer: see {@link LettaClient#pendingCalls} and deny them. */
    CALLS_PENDING(true),
    INTERNAL_ERROR(true),
    /** One that this client does not know. */
    UNKNOWN(true);

    private final boolean retryable;

    FailureType(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether it may help to try again. */
    public boolean retryable() {
        return retryable;
    }

    static FailureType of(String raw, String message) {
        // The server has no type for this one, and the way out of it is one of its own.
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
