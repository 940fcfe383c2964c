package app.deepscifi.letta;

import org.jspecify.annotations.Nullable;

/**
 * The server was not reachable or refused the request. The message is for logs only: it may quote the server, and
 * the server may quote a person.
 */
public final class LettaException extends RuntimeException {

    /** The kind of failure. */
    public enum Kind {
        /** The connection was refused, or broke before the answer. */
        UNREACHABLE,
        /** The password is missing or wrong. */
        UNAUTHORIZED,
        /** The agent, conversation or run is gone. */
        NOT_FOUND,
        /** The conversation is busy. */
        CONFLICT,
        /** The server rejects the request, for example because it does not know the model. */
        UNPROCESSABLE,
        RATE_LIMITED,
        SERVER_ERROR,
        /** The answer does not follow the API. Perhaps the address belongs to another kind of server. */
        BAD_ANSWER,
        /** An answer, or the next event of a stream, took longer than the settings allow. */
        TIMEOUT,
        /** The calling thread was interrupted. Its interrupt flag is set. */
        INTERRUPTED,
    }

    private final Kind kind;

    LettaException(Kind kind, String message) {
        this(kind, message, null);
    }

    LettaException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
