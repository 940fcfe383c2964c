package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that the caller believes to be current. A parameter of this type is read from the header {@code If-Match}. */
public sealed interface IfMatch {
    /** The header was not sent. */
    record Absent() implements IfMatch {}

    /** {@code *}: any version. */
    record Any() implements IfMatch {}

    /** {@code "3"}. */
    record Version(int number) implements IfMatch {}

    /** @throws ProblemException {@link ProblemCode#PRECONDITION_REQUIRED} if the header was not sent */
    default IfMatch required() {
        if (this instanceof Absent) {
            throw new ProblemException(
                ProblemCode.PRECONDITION_REQUIRED,
                "Say which version you change: send its ETag as If-Match."
            );
        }
        return this;
    }

    /** @throws ProblemException {@link ProblemCode#STALE_VERSION} if the caller expects another version */
    default void check(int currentVersion) {
        if (this instanceof Version(var number) && number != currentVersion) {
            throw ProblemException.staleVersion(currentVersion);
        }
    }

    /** The value of {@code ETag} for a version. */
    static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Weak tags are accepted like strong ones, because caches and proxies weaken tags, and versions are numbers either
     * way.
     */
    static IfMatch parse(@Nullable String header) {
        if (header == null) {
            return new Absent();
        }
        if (header.trim().equals("*")) {
            return new Any();
        }
        var match = Form.TAG.matcher(header.trim());
        if (!match.matches()) {
            throw ProblemException.validation("If-Match", "must be one ETag as it was sent, such as \"3\"");
        }
        return new Version(Integer.parseInt(match.group(1)));
    }

    /** Interfaces can't hold private constants. */
    final class Form {

        private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

        private Form() {}
    }
}
