package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ProviderWords;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Translates error answers of providers into exceptions. */
final class Refusals {

    /** In characters. */
    private static final int LONGEST_MESSAGE = 300;

    /** In characters. A gateway may pass on the provider's answer, which can contain the whole request. */
    private static final int LONGEST_READ = 4_000;

    /** Stands in for the status of an error within a stream. */
    private static final int WITHIN_A_STREAM = 200;

    private static final JsonMapper JSON = JsonMapper.shared();

    private Refusals() {}

    /** @param body of the error answer, in any format */
    static RuntimeException of(int status, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            return of(status, words(JSON.readTree(text)));
        } catch (JacksonException noJson) {
            return of(status, text.startsWith("<") ? "a web page" : text);
        }
    }

    /** @param value of an error within a stream, after which the answer ends */
    static RuntimeException within(JsonNode value) {
        return of(status(value), words(value));
    }

    private static RuntimeException of(int status, String given) {
        var words = given.substring(0, Math.min(given.length(), LONGEST_READ));
        var kind = kind(status, words, ProviderWords.meaning(words));
        if (kind == Kind.TOO_LONG) {
            return new PromptTooLongException("The request is too long: " + shortened(words), words);
        }
        // A message about a key may contain a part of it.
        var detail = kind == Kind.UNAUTHORIZED ? "its key or account is not accepted" : shortened(words);
        return new AgentRuntimeException(kind, "The model's provider: HTTP " + status + ", " + detail);
    }

    private static Kind kind(int status, String words, Optional<Kind> meaning) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 402 -> Kind.NO_CREDIT;
            case 403 -> meaning.filter(kind -> kind != Kind.TOO_LONG).orElse(Kind.UNAUTHORIZED);
            case 404, 405, 410 -> meaning.filter(kind -> kind == Kind.NO_TOOLS).orElse(Kind.NO_MODEL);
            case 408 -> Kind.UNAVAILABLE;
            case 413 -> Kind.TOO_LONG;
            case 429 -> asked(words, meaning);
            case 529 -> Kind.RATE_LIMITED;
            default -> meaning.orElse(unknown(status, words));
        };
    }

    private static Kind unknown(int status, String words) {
        if (status >= 500) {
            return Kind.MODEL_FAILED;
        }
        if (status >= 300 && status < 400) {
            return Kind.NO_MODEL;
        }
        return status >= 400 || words.contains("invalid_request") ? Kind.REFUSED : Kind.MODEL_FAILED;
    }

    /** Every rate limit names tokens. Only a single request above the limit must be shortened; others can be sent later. */
    private static Kind asked(String words, Optional<Kind> meaning) {
        var lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("request too large") || lower.contains("must be reduced")) {
            return Kind.TOO_LONG;
        }
        return meaning.filter(kind -> kind == Kind.NO_CREDIT).orElse(Kind.RATE_LIMITED);
    }

    /** A number among the codes of an error is usually the HTTP status of the server behind a gateway. */
    private static int status(JsonNode value) {
        return Stream.of(error(value).path("code"), error(value).path("status"), value.path("status"))
            .map(Raw::count)
            .filter(code -> code >= 400 && code < 600)
            .findFirst()
            .orElse((long) WITHIN_A_STREAM)
            .intValue();
    }

    /** @return code, type and message, as far as the error has them, and a gateway's details of the provider behind it */
    private static String words(JsonNode body) {
        var value = body.isArray() ? body.path(0) : body;
        var error = error(value);
        if (error.isValueNode()) {
            return Raw.word(error);
        }
        return Stream.of(
            Raw.word(error.path("code")),
            Raw.word(error.path("type")),
            Raw.word(error.path("status")),
            Raw.text(error.path("message")),
            Raw.word(error.path("n_ctx")).replaceFirst("^(.)", "n_ctx $1"),
            said(error.path("detail")),
            said(error.path("metadata")),
            said(error.path("innererror")),
            error.path("error").isString() ? error.path("error").asString() : ""
        )
            .filter(word -> !word.isBlank())
            .collect(Collectors.joining(" "));
    }

    private static JsonNode error(JsonNode value) {
        return value.path("error").isObject() || (value.path("error").isString() && !value.has("message"))
            ? value.path("error")
            : value;
    }

    private static String said(JsonNode value) {
        return value.isContainer() ? value.toString() : Raw.word(value);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
