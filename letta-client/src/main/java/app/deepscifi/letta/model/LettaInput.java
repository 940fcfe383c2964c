package app.deepscifi.letta.model;

import java.util.List;

/** Something to say to a conversation. */
public sealed interface LettaInput {
    record UserMessage(String text) implements LettaInput {}

    /** What the agent is to believe it said: for priming a fresh conversation. */
    record AssistantMessage(String text) implements LettaInput {}

    record SystemMessage(String text) implements LettaInput {}

    /** The results of calls. All that are pending must be answered in one message. */
    record ToolReturns(List<ToolReturn> returns) implements LettaInput {
        public ToolReturns {
            returns = List.copyOf(returns);
        }
    }

    /** Takes calls back that will not be run. All that are pending must be denied in one message. */
    record Denials(List<Denial> denials) implements LettaInput {
        public Denials {
            denials = List.copyOf(denials);
        }
    }

    /**
     * What came of a call.
     *
     * @param text what the model gets to read; the server cuts it at about 51,000 characters
     */
    record ToolReturn(String callId, String text, boolean success) {}

    /**
     * A call that will not be run.
     *
     * @param reason told to the model
     */
    record Denial(String callId, String reason) {}
}
