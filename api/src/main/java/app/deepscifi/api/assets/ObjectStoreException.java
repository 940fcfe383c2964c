package app.deepscifi.api.assets;

/** The object store can't be used right now. */
final class ObjectStoreException extends RuntimeException {

    ObjectStoreException(Throwable cause) {
        super("The object store can't be used", cause);
    }
}
