package app.deepscifi.api.platform.problems;

import app.deepscifi.api.platform.json.WireNames;
import org.springframework.http.HttpStatus;

/** Every way in which a request can fail. The name is the last part of a problem's {@code type} and never changes. */
public enum ProblemCode {
    VALIDATION(HttpStatus.BAD_REQUEST, "Something in the request can't be taken"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is no JSON"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Nobody is signed in"),
    INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Email or password is wrong"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    SIGN_UP_CLOSED(HttpStatus.FORBIDDEN, "No accounts can be made here"),
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "The request comes from another site"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method doesn't work here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer doesn't come in that form"),
    CONFLICT(HttpStatus.CONFLICT, "It conflicts with what is there"),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "There is an account with this email"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.CONFLICT, "The Idempotency-Key came with another request"),
    NO_MODEL(HttpStatus.CONFLICT, "Agents have no model yet"),
    TURN_RUNNING(HttpStatus.CONFLICT, "The agent is still answering"),
    PROPOSAL_DECIDED(HttpStatus.CONFLICT, "The proposal was decided before"),
    PROPOSAL_CONFLICT(HttpStatus.CONFLICT, "The canon has moved on"),
    EDIT_CONFLICT(HttpStatus.CONFLICT, "Somebody else has changed the same entry"),
    STORAGE_FULL(HttpStatus.CONFLICT, "There is no room for more"),
    NOT_UPLOADED(HttpStatus.CONFLICT, "The file was not uploaded"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "There is a newer version"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported content type"),
    UNUSABLE_FILE(HttpStatus.UNPROCESSABLE_CONTENT, "The file can't be used"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match is missing"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many tries"),
    TOO_MANY_TURNS(HttpStatus.TOO_MANY_REQUESTS, "Too many messages in a minute"),
    TOKENS_USED_UP(HttpStatus.TOO_MANY_REQUESTS, "Today's tokens are used up"),
    TOKENS_OF_ALL_USED_UP(HttpStatus.TOO_MANY_REQUESTS, "Today's tokens of all people are used up"),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many answers are followed at once"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available right now");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable name, such as {@code email-taken}. */
    public String code() {
        return WireNames.of(this);
    }
}
