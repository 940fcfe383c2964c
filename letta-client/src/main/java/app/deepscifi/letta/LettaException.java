package app.deepscifi.letta;

import app.deepscifi.letta.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * The server could not be asked, or refused. The message is for logs: it may hold what the server said, which may hold
 * what a person wrote.
 */
public final class LettaException extends RuntimeException {

    /** What went wrong, and whether the same request may well succeed a little later. */
    public enum Kind {
        /** Nobody listens there, or the connection broke before an answer. */
        UNREACHABLE(true),
        /** The password is missing or wrong. */
        UNAUTHORIZED(false),
        /** The agent, conversation or run is gone. */
        NOT_FOUND(false),
        /** Something else runs there: {@link #busyRun()} names it when the server did. */
        CONFLICT(true),
        /** The server does not accept the request as it is; it does not know the model of the agent, for one. */
        UNPROCESSABLE(false),
        RATE_LIMITED(true),
        SERVER_ERROR(true),
        /** An answer that is not what this API promises: is this a Letta server at all? */
        BAD_ANSWER(false),
        /** No answer, or silence in a stream, for longer than the settings allow. */
        TIMEOUT(true),
        /** The calling thread was interrupted; it is still marked so. */
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

    /** Whether the same request may well succeed a little later. */
    public boolean retryable() {
        return kind.retryable;
    }

    /** The run that keeps the conversation busy, when that is why the server refused. */
    public @Nullable RunId busyRun() {
        return busyRun;
    }
}
