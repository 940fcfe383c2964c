package app.deepscifi.api.chat.limits;

/** A person has used what they may: nothing of the statement that would have taken more was done. */
public final class LimitReachedException extends RuntimeException {

    /** What the function {@code limit_reached} of the database fails with. */
    public static final String SQL_STATE = "DS429";

    public LimitReachedException(Throwable cause) {
        super(cause);
    }
}
