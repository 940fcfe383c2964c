package app.deepscifi.infra.deploy;

/** A command cannot go on. The message is what a person reads: what is wrong, and what to do. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message, null, false, false);
    }
}
