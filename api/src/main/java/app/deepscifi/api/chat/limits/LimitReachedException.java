package app.deepscifi.api.chat.limits;

/** A person has reached a limit. The statement that would have exceeded it did nothing. */
public final class LimitReachedException extends RuntimeException {

    /** SQL state of the error that the database function {@code limit_reached} raises. */
    public static final String SQL_STATE = "DS429";

    public LimitReachedException(Throwable cause) {
        super(cause);
    }
}
