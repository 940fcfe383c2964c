package app.deepscifi.api.platform.problems;

import app.deepscifi.domain.InvalidInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Maps exceptions to problems. */
public final class ProblemMapping {

    /** Maximum bytes in the body of a request. */
    public static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    private ProblemMapping() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case InvalidInput invalid -> validation(invalid);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MissingServletRequestParameterException missing -> ProblemException.validation(
                missing.getParameterName(),
                "is missing"
            );
            case MissingRequestHeaderException missing -> ProblemException.validation(
                missing.getHeaderName(),
                "is missing"
            );
            case BindException invalid -> ProblemException.validation(
                invalid
                    .getFieldErrors()
                    .stream()
                    .map(error -> new FieldError(error.getField(), "can't be taken"))
                    .toList()
            );
            case HandlerMethodValidationException invalid -> ProblemException.validation(
                invalid
                    .getParameterValidationResults()
                    .stream()
                    .map(result -> new FieldError(name(result.getMethodParameter()), "can't be taken"))
                    .toList()
            );
            case ServletRequestBindingException _ -> new ProblemException(
                ProblemCode.VALIDATION,
                "A part of the request is missing."
            );
            case HttpRequestMethodNotSupportedException method -> new ProblemException(
                ProblemCode.METHOD_NOT_ALLOWED,
                method.getMethod() + " doesn't work on this address."
            );
            case HttpMediaTypeNotSupportedException _ -> new ProblemException(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Send the body as application/json in UTF-8."
            );
            case HttpMediaTypeNotAcceptableException _ -> new ProblemException(
                ProblemCode.NOT_ACCEPTABLE,
                "What Accept asks for isn't what this address gives."
            );
            case NoResourceFoundException _ -> ProblemException.notFound();
            case NoHandlerFoundException _ -> ProblemException.notFound();
            case RequestRejectedException _ -> new ProblemException(
                ProblemCode.VALIDATION,
                "The address or a header holds characters that aren't taken."
            );
            case AsyncRequestTimeoutException _ -> unavailable();
            case DataAccessResourceFailureException _ -> unavailable();
            case CannotCreateTransactionException _ -> unavailable();
            case DataAccessException refused when isUnstorable(refused) -> new ProblemException(
                ProblemCode.VALIDATION,
                "The request holds characters that can't be stored."
            );
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            default -> internal();
        };
    }

    public static ProblemException ofStatus(int status) {
        return switch (status) {
            case 401 -> ProblemException.unauthenticated();
            case 403 -> ProblemException.forbidden();
            case 404 -> ProblemException.notFound();
            case 405 -> new ProblemException(
                ProblemCode.METHOD_NOT_ALLOWED,
                "This method doesn't work on this address."
            );
            case 406 -> new ProblemException(ProblemCode.NOT_ACCEPTABLE, "The answer doesn't come in that form.");
            case 413 -> tooLarge();
            case 415 -> new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 503 -> unavailable();
            default -> status >= 400 && status < 500
                ? new ProblemException(ProblemCode.VALIDATION, "The request can't be read.")
                : internal();
        };
    }

    public static ProblemException tooLarge() {
        return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The body may have " + MAX_BODY_BYTES + " bytes at most.",
            Map.of("maxBytes", MAX_BODY_BYTES)
        );
    }

    static ProblemException validation(InvalidInput invalid) {
        return ProblemException.validation(
            invalid
                .violations()
                .stream()
                .map(violation -> new FieldError(violation.path(), violation.message()))
                .toList()
        );
    }

    private static ProblemException unreadable(HttpMessageNotReadableException failure) {
        var problem = JsonProblems.cause(failure, ProblemException.class);
        if (problem != null) {
            return problem;
        }
        var json = JsonProblems.cause(failure, JacksonException.class);
        if (json != null) {
            return JsonProblems.of(json);
        }
        return new ProblemException(ProblemCode.MALFORMED_JSON, "The body is missing or can't be read: send JSON.");
    }

    private static ProblemException mismatch(MethodArgumentTypeMismatchException failure) {
        // A malformed id is treated as an unknown one.
        if (failure.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemException.notFound();
        }
        var invalid = JsonProblems.cause(failure, InvalidInput.class);
        var message = invalid == null ? "can't be read" : invalid.violations().getFirst().message();
        return ProblemException.validation(failure.getName(), message);
    }

    private static boolean isUnstorable(DataAccessException failure) {
        var database = JsonProblems.cause(failure, SQLException.class);
        return database != null && List.of("22021", "22P05").contains(String.valueOf(database.getSQLState()));
    }

    private static String name(MethodParameter parameter) {
        var name = parameter.getParameterName();
        return name == null ? "" : name;
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemCode.UNAVAILABLE, "We can't answer right now. Try again in a moment.");
    }

    private static ProblemException internal() {
        return new ProblemException(ProblemCode.INTERNAL, "It isn't your fault. We have noted what happened.");
    }
}
