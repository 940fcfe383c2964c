package app.deepscifi.api.agents.direct;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;

/** Says in our words why a provider does not answer. */
final class Refusals {

    private static final int LONGEST_MESSAGE = 300;

    private Refusals() {}

    /**
     * @param status  of HTTP; 200 where the refusal came within a stream
     * @param type    the provider's own word for it; empty where it has none
     * @param message what the provider says; it goes to the log
     */
    static RuntimeException of(int status, String type, String message, RuntimeException cause) {
        if (status == 413 || (status < 429 && PromptTooLongException.isMeant(type + " " + message))) {
            return new PromptTooLongException("Less must be sent: " + shortened(message), cause);
        }
        var kind = status < 400 ? kind(type) : kind(status, type);
        // What is said of a key may hold a part of it.
        var detail = kind == Kind.UNAUTHORIZED ? "its key or account is not accepted" : shortened(message);
        return new AgentRuntimeException(
            kind,
            "The model's provider: HTTP " + status + " " + type + ", " + detail,
            cause
        );
    }

    private static Kind kind(int status, String type) {
        return switch (status) {
            case 401, 402, 403 -> Kind.UNAUTHORIZED;
            case 408 -> Kind.UNAVAILABLE;
            case 429 -> type.contains("quota") || type.contains("billing") ? Kind.UNAUTHORIZED : Kind.RATE_LIMITED;
            case 529 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.MODEL_FAILED : Kind.REFUSED;
        };
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "overloaded_error", "rate_limit_error", "rate_limit_exceeded" -> Kind.RATE_LIMITED;
            case "authentication_error", "permission_error", "billing_error", "insufficient_quota" -> Kind.UNAUTHORIZED;
            case "invalid_request_error" -> Kind.REFUSED;
            default -> Kind.MODEL_FAILED;
        };
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
