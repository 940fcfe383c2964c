package app.deepscifi.api.agents.letta;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntime.Answer;
import app.deepscifi.api.agents.runtime.AgentRuntime.Piece;
import app.deepscifi.api.agents.runtime.AgentRuntime.ToolCall;
import app.deepscifi.letta.LettaEvent;
import app.deepscifi.letta.LettaException;
import app.deepscifi.letta.LettaStream;
import app.deepscifi.letta.StopReason;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Letta stream says, in our words. */
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

    /** Null where the event says nothing to us. */
    private @Nullable Piece piece(LettaEvent event) {
        return switch (event) {
            case LettaEvent.TextDelta(_, var text) -> new Piece.Text(text);
            case LettaEvent.ReasoningDelta(_, var text) -> new Piece.Reasoning(text);
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
                Math.toIntExact(input),
                Math.toIntExact(output)
            );
            case LettaEvent.Stopped(var reason, _) -> reason == StopReason.CANCELLED
                ? new Piece.Cancelled()
                : new Piece.Ended();
            case LettaEvent.Failed failed -> throw LettaFailures.of(failed);
            case
                LettaEvent.RunStarted _,
                LettaEvent.Ping _,
                LettaEvent.ServerToolCall _,
                LettaEvent.ServerToolReturn _,
                LettaEvent.Unknown _ -> null;
        };
    }
}
