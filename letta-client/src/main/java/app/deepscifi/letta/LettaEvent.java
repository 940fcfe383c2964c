package app.deepscifi.letta;

import app.deepscifi.letta.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a turn. Each stream has exactly one {@link Stopped} or {@link Failed}, as its last event.
 */
public sealed interface LettaEvent {
    /** A piece of the answer. */
    record TextDelta(String text) implements LettaEvent {}

    /** A piece of the model's reasoning, before the answer. */
    record ReasoningDelta(String text) implements LettaEvent {}

    /**
     * A piece of a call of a client tool, while the model writes it.
     *
     * @param name empty until the server has sent it
     * @param argumentsPiece the next piece of the arguments; may be empty
     */
    record ToolCallDelta(String callId, String name, String argumentsPiece) implements LettaEvent {}

    /** The complete calls in the order the model made them. The next request must answer all of them. */
    record ToolCallsRequested(List<ToolCall> calls) implements LettaEvent {
        public ToolCallsRequested {
            calls = List.copyOf(calls);
        }
    }

    /** Tokens of this run. Does not come if the run fails or is cancelled. */
    record Usage(long inputTokens, long outputTokens) implements LettaEvent {}

    /**
     * The run ended without an error.
     *
     * @param raw the server's name for the reason
     */
    record Stopped(StopReason reason, String raw) implements LettaEvent {}

    /**
     * The run failed, or its stream broke off.
     *
     * @param raw the server's name for the type
     * @param message of the server, for logs
     */
    record Failed(FailureType type, String raw, String message, @Nullable String detail) implements LettaEvent {}

    /**
     * An event that this client does not use or does not know, such as a ping or a call that the server answers itself.
     *
     * @param type the server's name for the event
     */
    record Other(String type) implements LettaEvent {}
}
