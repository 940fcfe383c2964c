package app.deepscifi.api.agents.runtime.letta;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ProviderWords;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaException;
import java.util.Optional;

/** Translates errors of Letta. */
final class LettaFailures {

    private LettaFailures() {}

    static AgentRuntimeException of(LettaException e) {
        var kind = switch (e.kind()) {
            case UNREACHABLE, TIMEOUT, SERVER_ERROR, BAD_ANSWER, INTERRUPTED -> Kind.UNAVAILABLE;
            case UNAUTHORIZED -> Kind.UNAUTHORIZED;
            case NOT_FOUND -> Kind.GONE;
            case CONFLICT -> Kind.BUSY;
            case UNPROCESSABLE -> meant(String.valueOf(e.getMessage())).orElse(Kind.REFUSED);
            case RATE_LIMITED -> Kind.RATE_LIMITED;
        };
        return new AgentRuntimeException(kind, "Letta: " + e.kind() + ", " + e.getMessage(), e);
    }

    /** Letta passes on the texts of the model's provider. Its own texts rarely match one of our patterns. */
    private static Optional<Kind> meant(String words) {
        return ProviderWords.meaning(words);
    }

    static AgentRuntimeException of(LettaEvent.Failed failed) {
        var kind = switch (failed.type()) {
            case LLM_RATE_LIMIT -> Kind.RATE_LIMITED;
            case LLM_AUTHENTICATION -> Kind.UNAUTHORIZED;
            case INSUFFICIENT_CREDITS -> Kind.NO_CREDIT;
            case CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT -> Kind.TOO_LONG;
            case CALLS_PENDING -> Kind.BUSY;
            case
                LLM_TIMEOUT,
                LLM_EMPTY_RESPONSE,
                LLM_ERROR,
                STREAM_INCOMPLETE,
                STREAM_TASK_CANCELLED,
                INTERNAL_ERROR,
                UNKNOWN -> meant(failed.message() + " " + failed.detail()).orElse(Kind.MODEL_FAILED);
        };
        return new AgentRuntimeException(kind, "Letta: " + failed.raw() + ", " + failed.message());
    }
}
