package app.deepscifi.api.chat.limits;

/** A person has used what they may: nothing of the statement that would have taken more was done. */
public final class LimitReachedException extends RuntimeException {

    /** SQL state of the error that the database function {@code limit_reached} raises. */
    public static final String SQL_STATE = "DS429";

    public LimitReachedException(Throwable cause) {
        super(cause);
    }
}
