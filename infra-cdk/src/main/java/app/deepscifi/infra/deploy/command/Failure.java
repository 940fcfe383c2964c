package app.deepscifi.infra.deploy.command;

/** A command cannot go on. The message is what a person reads: what is wrong, and what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Failure(String message) {
        super(message, null, false, false);
    }
}
