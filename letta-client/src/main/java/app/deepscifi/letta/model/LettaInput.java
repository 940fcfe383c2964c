package app.deepscifi.letta.model;

import java.util.List;

/** A message to a conversation. */
public sealed interface LettaInput {
    record UserMessage(String text) implements LettaInput {}

    /** An earlier answer of the agent, to prime a new conversation. */
    record AssistantMessage(String text) implements LettaInput {}

    record SystemMessage(String text) implements LettaInput {}

    /** The results of calls. One message must answer all pending calls. */
    record ToolReturns(List<ToolReturn> returns) implements LettaInput {
        public ToolReturns {
            returns = List.copyOf(returns);
        }
    }

    /** Denies calls that will not run. One message must deny all pending calls. */
    record Denials(List<Denial> denials) implements LettaInput {
        public Denials {
            denials = List.copyOf(denials);
        }
    }

    /**
     * The result of a call.
     *
     * @param text for the model; the server cuts it at about 51,000 characters
     */
    record ToolReturn(String callId, String text, boolean success) {}

    /**
     * Denies one call.
     *
     * @param reason for the model: why the call will not run
     */
    record Denial(String callId, String reason) {}
}
