package app.deepscifi.api.platform.problems;

import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.Violation;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Describes errors in a JSON document of a caller, with the path of the field. */
public final class JsonProblems {

    private JsonProblems() {}

    /**
     * The problem for a failed reading of a caller's document: {@code validation} of a field, or {@code
     * malformed-json}.
     */
    public static ProblemException of(JacksonException failure) {
        var path = path(failure);
        var invalid = cause(failure, InvalidInput.class);
        if (invalid != null) {
            return ProblemException.validation(
                invalid
                    .violations()
                    .stream()
                    .map(violation -> within(path, violation))
                    .toList()
            );
        }
        if (failure instanceof InvalidNullException) {
            return ProblemException.validation(path, "must not be null");
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return ProblemException.validation(path, "must be " + described(mismatch.getTargetType()));
        }
        if (failure instanceof InputCoercionException tooLarge) {
            return ProblemException.validation(path, "must be " + described(tooLarge.getTargetType()));
        }
        if (failure instanceof StreamReadException || path.isEmpty()) {
            return malformed(failure, path);
        }
        return ProblemException.validation(path, "can't be read");
    }

    /** The first cause of this type. Jackson wraps the real error. */
    static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static FieldError within(String path, Violation violation) {
        var whole = violation.within(path);
        return new FieldError(whole.path(), whole.message());
    }

    private static ProblemException malformed(JacksonException failure, String path) {
        var location = failure.getLocation();
        var where =
            location == null || location.getLineNr() < 1
                ? ""
                : " Look at line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
        return new ProblemException(
            ProblemCode.MALFORMED_JSON,
            "The body can't be read as JSON in UTF-8." + where,
            path.isEmpty() ? List.of() : List.of(new FieldError(path, "can't be read as JSON in UTF-8")),
            Map.of()
        );
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            append(path, step.getPropertyName(), step.getIndex());
        }
        if (
            path.isEmpty() && failure instanceof StreamReadException && failure.processor() instanceof JsonParser parser
        ) {
            append(path, parser.streamReadContext());
        }
        return path.toString();
    }

    /** @return the place where the parser stopped */
    private static void append(StringBuilder path, @Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray() || context.currentName() != null) {
            append(path, context.currentName(), context.getCurrentIndex());
        }
    }

    private static void append(StringBuilder path, @Nullable String name, int index) {
        if (name == null) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    private static String described(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return List.of(Double.class, Float.class, double.class, float.class).contains(type)
                ? "a number"
                : "a whole number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == UUID.class) {
            return "an id";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
    }
}
