package app.deepscifi.api.agents.runtime;

/** A request to an agent runtime failed. */
public final class AgentRuntimeException extends RuntimeException {

    public enum Kind {
        /** The server can't be reached or does not answer in time. */
        UNAVAILABLE,
        /** The server rejects our password, or the model's provider rejects the API key. */
        UNAUTHORIZED,
        /** The account at the model's provider has no credit. */
        NO_CREDIT,
        /** The provider does not have the model, or the base URL in the settings is not an address of its API. */
        NO_MODEL,
        /** The server runs the model without tools. */
        NO_TOOLS,
        /** The agent or conversation does not exist. */
        GONE,
        /** Another request runs in the conversation, or calls wait for their results. */
        BUSY,
        /** The provider's rate limit is reached. */
        RATE_LIMITED,
        /** The model failed or its answer broke off. */
        MODEL_FAILED,
        /** The server rejected the request. */
        REFUSED,
        /** The request exceeds the context window of the model, even when it is shortened. */
        TOO_LONG,
        /** A content filter of the model's provider declined the request. */
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
