package app.deepscifi.api.agents.runtime;

/** The agent server did not do what it was asked. */
public final class AgentRuntimeException extends RuntimeException {

    public enum Kind {
        /** It can't be reached, or does not answer in time. */
        UNAVAILABLE,
        /** It does not accept our password, or the model provider its key. */
        UNAUTHORIZED,
        /** The account at the model's provider has no credit. */
        NO_CREDIT,
        /** The provider has no such model, or the address of the settings is not that of its API. */
        NO_MODEL,
        /** The server runs the model without tools. */
        NO_TOOLS,
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
        /** The request is longer than the model takes, also when it is shortened. */
        TOO_LONG,
        /** The model's provider does not answer what was asked, for what it says. */
        DECLINED,
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
