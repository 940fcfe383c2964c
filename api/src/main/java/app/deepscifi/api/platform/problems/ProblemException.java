package app.deepscifi.api.platform.problems;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request that fails for a reason that the caller may know. It becomes a problem document wherever it is thrown. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extras;

    /**
     * @param detail a sentence that tells a person what to do
     * @param extras further members of the document, such as {@code currentVersion}
     */
    public ProblemException(ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> extras) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.extras = Map.copyOf(extras);
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    public ProblemException(ProblemCode code, String detail, Map<String, Object> extras) {
        this(code, detail, List.of(), extras);
    }

    public static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is nothing here that you can see.");
    }

    public static ProblemException forbidden() {
        return new ProblemException(ProblemCode.FORBIDDEN, "You can see this, but not do that with it.");
    }

    public static ProblemException unauthenticated() {
        return new ProblemException(ProblemCode.UNAUTHENTICATED, "Sign in first.");
    }

    /** The same for a wrong password and an unknown email. */
    public static ProblemException invalidCredentials() {
        return new ProblemException(ProblemCode.INVALID_CREDENTIALS, "Email and password don't go together.");
    }

    public static ProblemException validation(String field, String message) {
        return validation(List.of(new FieldError(field, message)));
    }

    public static ProblemException validation(List<FieldError> errors) {
        var detail = errors.size() == 1 ? sentence(errors.getFirst()) : errors.size() + " fields can't be taken.";
        return new ProblemException(ProblemCode.VALIDATION, detail, errors, Map.of());
    }

    /** The object was changed since the caller read it. */
    public static ProblemException staleVersion(int currentVersion) {
        return new ProblemException(
            ProblemCode.STALE_VERSION,
            "It was changed meanwhile: version " + currentVersion + " is the current one. Read it again.",
            Map.of("currentVersion", currentVersion)
        );
    }

    public static ProblemException rateLimited(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new ProblemException(
            ProblemCode.RATE_LIMITED,
            "Too many tries: wait " + seconds + " seconds.",
            Map.of("retryAfter", seconds)
        );
    }

    /** This instance is shutting down; another one replaces it. */
    public static ProblemException ending() {
        return new ProblemException(
            ProblemCode.UNAVAILABLE,
            "We are being updated just now: send it again in a moment.",
            Map.of("retryAfter", 5)
        );
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    private static String sentence(FieldError error) {
        return error.field().isEmpty() ? error.message() : error.field() + ": " + error.message();
    }
}
