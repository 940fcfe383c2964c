package app.deepscifi.api.agents.runtime;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs agents: keeps their memory blocks and conversations, and calls the model. Every method may throw
 * {@link AgentRuntimeException}.
 */
public interface AgentRuntime {
    /** @return the name of the runtime. Ids are valid only in the runtime that issued them */
    String name();

    /** @return the number of turns that it can run at once; empty if there is no limit */
    OptionalInt capacity();

    /** The id of a new agent. */
    String createAgent(AgentSpec spec);

    /** An agent that is gone already is no error. */
    void deleteAgent(String agentId);

    void updateBlock(String agentId, String label, String value);

    /** The id of a new conversation, whose prompt is compiled from the blocks as they are now. */
    String openConversation(String agentId);

    /** Forgets the conversation; one that is gone already is no error. */
    void deleteConversation(String conversationId);

    /** Lets the conversation see the blocks as they are now; nothing to do where each request carries them. */
    void recompile(String conversationId);

    /** The ids of the calls that wait for an answer; nothing else can be said before they are answered or denied. */
    List<String> pendingCalls(String conversationId);

    /**
     * Sends everything at once and streams what comes back. What was sent and the answer are remembered when the answer is
     * complete: of one that is closed, cancelled or breaks off nothing is, the messages of that request included.
     *
     * @throws AgentRuntimeException GONE where the conversation is not there, BUSY where calls wait that the messages do not
     *                               answer, REFUSED where they answer calls that do not
     */
    Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools);

    /**
     * Ends what runs in the conversation, if anything. Returns soon, also where the server hangs.
     *
     * @return whether something ran: of that request and its answer nothing is remembered
     */
    boolean cancel(String conversationId);

    /** @param blocks what the agent always sees: a label and its text, in order */
    record AgentSpec(String name, String system, List<Block> blocks) {}

    record Block(String label, String value) {}

    /** A message to an agent. */
    sealed interface Message {
        record User(String text) implements Message {}

        record Assistant(String text) implements Message {}

        record Context(String text) implements Message {}

        record ToolReturns(List<ToolReturn> returns) implements Message {}

        record Denials(List<Denial> denials) implements Message {}
    }

    record ToolReturn(String callId, String text, boolean ok) {}

    /** @param reason what the model is told of it */
    record Denial(String callId, String reason) {}

    record ToolCall(String callId, String tool, String arguments) {}

    /** The stream of one answer. Closing it drops the connection; it may be closed from another thread. */
    interface Answer extends AutoCloseable {
        /** The next thing that came; null at the end. Waits for it. */
        @Nullable
        Piece next();

        @Override
        void close();
    }

    /** A part of an answer, in the order it came. */
    sealed interface Piece {
        record Reasoning(String text) implements Piece {}

        record Text(String text) implements Piece {}

        /** @param arguments a piece of the JSON of the call's arguments, to be joined */
        record CallStarted(String callId, String tool, String arguments) implements Piece {}

        record CallArguments(String callId, String arguments) implements Piece {}

        /** Comes at most once. Either number is 0 where it is not known. */
        record Usage(int inputTokens, int outputTokens) implements Piece {}

        /** The answer ends with calls that must be answered. */
        record CallsWait(List<ToolCall> calls) implements Piece {}

        /** The answer ended by itself. */
        record Ended() implements Piece {}

        /** The answer came to the longest it may be. Calls that it had begun may wait, the last of them incomplete. */
        record Cut() implements Piece {}

        /** The model, or its provider, refused to answer, in the words that came before or in none. */
        record Refused() implements Piece {}

        /** The run was cancelled. */
        record Cancelled() implements Piece {}
    }
}
