package app.deepscifi.letta;

import app.deepscifi.letta.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * The server was not reachable or refused the request. The message is for logs only: it may quote the server, and so
 * text of a person.
 */
public final class LettaException extends RuntimeException {

    /** The kind of failure, and whether a retry may succeed. */
    public enum Kind {
        /** The connection was refused, or broke before an answer. */
        UNREACHABLE(true),
        /** The password is missing or wrong. */
        UNAUTHORIZED(false),
        /** The agent, conversation or run is gone. */
        NOT_FOUND(false),
        /** The conversation is busy; {@link #busyRun()} is the other run, if the server names it. */
        CONFLICT(true),
        /** The server rejects the request, for example because it does not know the model. */
        UNPROCESSABLE(false),
        RATE_LIMITED(true),
        SERVER_ERROR(true),
        /** The answer does not follow the API. Perhaps the address is not one of a Letta server. */
        BAD_ANSWER(false),
        /** An answer, or the next event of a stream, took longer than the settings allow. */
        TIMEOUT(true),
        /** The calling thread was interrupted. Its interrupt flag is set. */
        INTERRUPTED(false);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Kind kind;
    private final @Nullable RunId busyRun;

    LettaException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    LettaException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    LettaException(Kind kind, String message, @Nullable RunId busyRun, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.busyRun = busyRun;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns true if the same request may succeed a little later. */
    public boolean retryable() {
        return kind.retryable;
    }

    /** The run that keeps the conversation busy; null if the refusal has another reason. */
    public @Nullable RunId busyRun() {
        return busyRun;
    }
}
