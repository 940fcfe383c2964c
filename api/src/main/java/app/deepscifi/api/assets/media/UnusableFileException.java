package app.deepscifi.api.assets.media;

/** A file is not what it says, or is more than we decode. The message is a sentence for the person who uploaded it. */
public final class UnusableFileException extends Exception {

    public UnusableFileException(String message) {
        super(message);
    }

    UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
