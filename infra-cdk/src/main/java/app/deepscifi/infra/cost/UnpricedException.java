package app.deepscifi.infra.cost;

/** A resource has no known price. */
final class UnpricedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnpricedException(String message) {
        super(message);
    }
}
