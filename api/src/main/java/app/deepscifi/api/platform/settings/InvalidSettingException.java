package app.deepscifi.api.platform.settings;

/** A setting that is missing or malformed. Stops the start with one line, see {@link StartFailureReporter}. */
public final class InvalidSettingException extends RuntimeException {

    /** @param setting the operator's name for it, such as {@code JWT_SECRET} */
    public InvalidSettingException(String setting, String message) {
        super(setting + " " + message);
    }
}
