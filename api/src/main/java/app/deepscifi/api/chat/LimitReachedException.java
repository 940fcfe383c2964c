package app.deepscifi.api.chat;

/** A person has used what they may: nothing of the statement that would have taken more was done. */
final class LimitReachedException extends RuntimeException {

    /** What the function {@code limit_reached} of the database fails with. */
    static final String SQL_STATE = "DS429";

    LimitReachedException(Throwable cause) {
        super(cause);
    }
}
