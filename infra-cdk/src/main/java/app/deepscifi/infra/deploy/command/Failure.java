package app.deepscifi.infra.deploy.command;

/** A command cannot go on. The message tells the operator the problem and what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Failure(String message) {
        super(message, null, false, false);
    }
}
