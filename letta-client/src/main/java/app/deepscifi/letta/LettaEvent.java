package app.deepscifi.letta;

import app.deepscifi.letta.model.RunId;
import app.deepscifi.letta.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a turn, in order. The last event of a stream is always one {@link Stopped} or one {@link Failed}, and
 * there is only one of them, however many ways the server has of ending.
 */
public sealed interface LettaEvent {
    /** The server works on it. Comes once, before everything else, as soon as the server has named the run. */
    record RunStarted(RunId runId) implements LettaEvent {}

    /** The server is still there; it says so in each 20 s of silence. */
    record Ping() implements LettaEvent {}

    /** A piece of the answer. Pieces of one part belong together. */
    record TextDelta(MessagePart part, String text) implements LettaEvent {}

    /** A piece of what the model thinks before it answers. */
    record ReasoningDelta(MessagePart part, String text) implements LettaEvent {}

    /**
     * A piece of a call of a client tool, while the model writes it.
     *
     * @param name empty as long as the server has not said it
     * @param argumentsPiece to be joined with those of the same call; may be empty
     */
    record ToolCallDelta(String callId, String name, String argumentsPiece) implements LettaEvent {}

    /** The calls, whole, in the order they were made: all wait for an answer in one next request. */
    record ToolCallsRequested(List<ToolCall> calls) implements LettaEvent {
        public ToolCallsRequested {
            calls = List.copyOf(calls);
        }
    }

    /** A piece of a call that the server answers itself, such as one of a tool that does not exist. */
    record ServerToolCall(String callId, String name, String argumentsPiece) implements LettaEvent {}

    /** The server's own answer to such a call. */
    record ServerToolReturn(String callId, String text, boolean success) implements LettaEvent {}

    /** Tokens of this run. Doesn't come when a run fails or is cancelled. */
    record Usage(long inputTokens, long outputTokens) implements LettaEvent {}

    /**
     * The run ended as runs do.
     *
     * @param raw the reason in the server's word
     */
    record Stopped(StopReason reason, String raw) implements LettaEvent {}

    /**
     * The run went wrong, or its stream broke off.
     *
     * @param raw the type in the server's word
     * @param message the server's, for logs
     */
    record Failed(FailureType type, String raw, String message, @Nullable String detail) implements LettaEvent {}

    /** Something this client has no use for, or doesn't know. */
    record Unknown(String type) implements LettaEvent {}

    /** What pieces are joined by. */
    record MessagePart(String messageId, String otid) {}
}
