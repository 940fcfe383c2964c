package app.deepscifi.infra.cost;

/** Something would stand in AWS of which nobody has said what it costs. */
final class UnpricedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnpricedException(String message) {
        super(message);
    }
}
