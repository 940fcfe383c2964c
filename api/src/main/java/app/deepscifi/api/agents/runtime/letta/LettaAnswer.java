package app.deepscifi.api.agents.runtime.letta;

import app.deepscifi.api.agents.runtime.AgentRuntime.Answer;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.letta.FailureType;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaException;
import app.deepscifi.letta.LettaStream;
import app.deepscifi.letta.StopReason;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates the events of a Letta stream into pieces. */
final class LettaAnswer implements Answer {

    private final LettaStream stream;
    private final Set<String> begun = new HashSet<>();

    LettaAnswer(LettaStream stream) {
        this.stream = stream;
    }

    @Override
    public @Nullable Piece next() {
        try {
            for (var event = stream.next(); event != null; event = stream.next()) {
                var piece = piece(event);
                if (piece != null) {
                    return piece;
                }
            }
            return null;
        } catch (LettaException e) {
            throw LettaFailures.of(e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }

    private static Piece ended(StopReason reason) {
        return switch (reason) {
            case CANCELLED -> new Piece.Cancelled();
            // The agent goes on with the next message.
            case MAX_TOKENS_EXCEEDED, MAX_STEPS -> new Piece.Cut();
            case
                END_TURN,
                REQUIRES_APPROVAL,
                NO_TOOL_CALL,
                TOOL_RULE,
                INVALID_TOOL_CALL,
                INVALID_LLM_RESPONSE,
                LLM_API_ERROR,
                INSUFFICIENT_CREDITS,
                CONTEXT_WINDOW_OVERFLOW_IN_SYSTEM_PROMPT,
                ERROR,
                UNKNOWN -> new Piece.Ended();
        };
    }

    /** An empty answer of the model is not an error. */
    private static Piece failed(LettaEvent.Failed failed) {
        if (failed.type() == FailureType.LLM_EMPTY_RESPONSE) {
            return new Piece.Ended();
        }
        throw LettaFailures.of(failed);
    }

    /** @return null for an event that we do not use */
    private @Nullable Piece piece(LettaEvent event) {
        return switch (event) {
            case LettaEvent.TextDelta(var text) -> new Piece.Text(text);
            case LettaEvent.ReasoningDelta(var text) -> new Piece.Reasoning(text);
            case LettaEvent.ToolCallDelta(var callId, var name, var arguments) -> begun.add(callId)
                ? new Piece.CallStarted(callId, name, arguments)
                : new Piece.CallArguments(callId, arguments);
            case LettaEvent.ToolCallsRequested(var calls) -> new Piece.CallsWait(
                calls
                    .stream()
                    .map(call -> new ToolCall(call.callId(), call.name(), call.arguments()))
                    .toList()
            );
            case LettaEvent.Usage(var input, var output) -> new Piece.Usage(
                Math.clamp(input, 0, Integer.MAX_VALUE),
                Math.clamp(output, 0, Integer.MAX_VALUE)
            );
            case LettaEvent.Stopped(var reason, _) -> ended(reason);
            case LettaEvent.Failed failed -> failed(failed);
            case LettaEvent.Other _ -> null;
        };
    }
}
