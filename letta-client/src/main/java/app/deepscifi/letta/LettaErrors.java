package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns exceptions of the HTTP clients and error answers of the server into {@link LettaException}s. */
final class LettaErrors {

    /** In characters. An error answer often repeats the whole request. */
    private static final int LONGEST_DETAIL = 500;

    private final JsonMapper json;

    LettaErrors(JsonMapper json) {
        this.json = json;
    }

    LettaException of(RestClientException failure) {
        if (failure instanceof RestClientResponseException answer) {
            return of(answer.getStatusCode().value(), answer.getResponseBodyAsByteArray());
        }
        return failure.getCause() instanceof IOException transport
            ? of(transport)
            : new LettaException(Kind.BAD_ANSWER, "The answer could not be read", failure);
    }

    LettaException of(IOException transport) {
        return switch (transport) {
            case ClosedByInterruptException interruption -> interrupted(interruption);
            case ConnectTimeoutException late -> new LettaException(Kind.UNREACHABLE, "No connection", late);
            case SocketTimeoutException late -> new LettaException(Kind.TIMEOUT, "No answer in time", late);
            default -> new LettaException(Kind.UNREACHABLE, "No connection", transport);
        };
    }

    LettaException of(int status, byte[] body) {
        var detail = detail(body);
        return new LettaException(kind(status, detail), "HTTP " + status + ": " + detail);
    }

    static LettaException interrupted(ClosedByInterruptException interruption) {
        return new LettaException(Kind.INTERRUPTED, "Interrupted while waiting for Letta", interruption);
    }

    private static Kind kind(int status, String detail) {
        // The model is missing, not the agent, so creating the agent again would not help.
        if (status == 404 && detail.startsWith("NOT_FOUND: Handle")) {
            return Kind.UNPROCESSABLE;
        }
        return switch (status) {
            case 400, 413, 422 -> Kind.UNPROCESSABLE;
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408, 504 -> Kind.TIMEOUT;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.BAD_ANSWER;
        };
    }

    private String detail(byte[] body) {
        try {
            var detail = NodeText.of(json.readTree(body).path("detail"));
            return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
        } catch (JacksonException notJson) {
            return "no JSON";
        }
    }
}
