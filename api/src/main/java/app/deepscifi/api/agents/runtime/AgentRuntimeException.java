package app.deepscifi.api.agents.runtime;

/** The agent server did not do what it was asked. */
public final class AgentRuntimeException extends RuntimeException {

    public enum Kind {
        /** It can't be reached, or does not answer in time. */
        UNAVAILABLE,
        /** It does not accept our password, or the model provider its key. */
        UNAUTHORIZED,
        /** The agent or conversation is not there any more. */
        GONE,
        /** Something else runs in the conversation. */
        BUSY,
        /** The model is asked too often or too much. */
        RATE_LIMITED,
        /** The model failed or broke off. */
        MODEL_FAILED,
        /** It refused the request or answered what can't be understood. */
        REFUSED,
    }

    private final Kind kind;

    public AgentRuntimeException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public AgentRuntimeException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
