package app.deepscifi.api.setup;

/** Why the databases can't be made, in one line for the operator. */
final class SetupException extends RuntimeException {

    SetupException(String message) {
        super(message);
    }

    SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
