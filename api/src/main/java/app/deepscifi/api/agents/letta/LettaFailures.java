package app.deepscifi.api.agents.letta;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaException;

/** Says in our words what went wrong at Letta. */
final class LettaFailures {

    private LettaFailures() {}

    static AgentRuntimeException of(LettaException e) {
        var kind = switch (e.kind()) {
            case UNREACHABLE, TIMEOUT, SERVER_ERROR, BAD_ANSWER, INTERRUPTED -> Kind.UNAVAILABLE;
            case UNAUTHORIZED -> Kind.UNAUTHORIZED;
            case NOT_FOUND -> Kind.GONE;
            case CONFLICT -> Kind.BUSY;
            case UNPROCESSABLE -> Kind.REFUSED;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
        };
        return new AgentRuntimeException(kind, "Letta: " + e.kind() + ", " + e.getMessage(), e);
    }

    static AgentRuntimeException of(LettaEvent.Failed failed) {
        var kind = switch (failed.type()) {
            case LLM_RATE_LIMIT -> Kind.RATE_LIMITED;
            case LLM_AUTHENTICATION, INSUFFICIENT_CREDITS -> Kind.UNAUTHORIZED;
            case CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT -> Kind.REFUSED;
            case CALLS_PENDING -> Kind.BUSY;
            case
                LLM_TIMEOUT,
                LLM_EMPTY_RESPONSE,
                LLM_ERROR,
                STREAM_INCOMPLETE,
                STREAM_TASK_CANCELLED,
                INTERNAL_ERROR,
                UNKNOWN -> Kind.MODEL_FAILED;
        };
        return new AgentRuntimeException(kind, "Letta: " + failed.raw() + ", " + failed.message());
    }
}
