package app.deepscifi.api.agents.runtime;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs agents: keeps their memory blocks and conversations, and calls the model. Every method may throw
 * {@link AgentRuntimeException}.
 */
public interface AgentRuntime {
    /** @return the name of the runtime, such as {@code letta}. Ids are valid only in the runtime that issued them */
    String name();

    /** @return the number of turns that the runtime can run at once; empty if there is no limit */
    OptionalInt capacity();

    /**
     * Creates an agent.
     *
     * @return its id
     */
    String createAgent(AgentSpec spec);

    /** Deletes an agent. Does nothing if the agent does not exist. */
    void deleteAgent(String agentId);

    /**
     * Sets the text of a memory block.
     *
     * @throws AgentRuntimeException GONE if the agent or the block does not exist
     */
    void updateBlock(String agentId, String label, String value);

    /**
     * Opens a conversation. Its prompt is compiled from the current memory blocks.
     *
     * @return the id of the conversation
     * @throws AgentRuntimeException GONE if the agent does not exist
     */
    String openConversation(String agentId);

    /** Deletes a conversation. Does nothing if the conversation does not exist. */
    void deleteConversation(String conversationId);

    /** Compiles the prompt again from the current memory blocks. Does nothing if each request carries the blocks. */
    void recompile(String conversationId);

    /**
     * @return the ids of the calls that wait for a result. The next request must answer or deny all of them
     * @throws AgentRuntimeException GONE if the conversation does not exist
     */
    List<String> pendingCalls(String conversationId);

    /**
     * Sends all messages in one request and streams the answer. The runtime stores the messages and the answer when the
     * answer is complete. If the answer is closed early, is cancelled or breaks off, the runtime stores neither.
     *
     * @param tools all tools that the model may call in this request
     * @return the stream of the answer; the caller closes it
     * @throws AgentRuntimeException GONE if the conversation does not exist, BUSY if a call waits and the messages do not
     *                               answer it, REFUSED if the messages answer a call that does not wait
     */
    Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools);

    /**
     * Cancels the request that runs in the conversation. Returns soon, even if the server hangs.
     *
     * @return whether a request was running; the runtime stores neither its messages nor its answer
     */
    boolean cancel(String conversationId);

    /**
     * A new agent.
     *
     * @param system the system prompt
     * @param blocks the memory blocks, in the order in which the agent sees them; they are part of every prompt
     */
    record AgentSpec(String name, String system, List<Block> blocks) {}

    /** A memory block: a text with a label. */
    record Block(String label, String value) {}

    /** A message to an agent. */
    sealed interface Message {
        record User(String text) implements Message {}

        /** An earlier answer of the agent, for a new conversation. */
        record Assistant(String text) implements Message {}

        /** Information from the site, such as the page that the person has open. */
        record Context(String text) implements Message {}

        /** The results of all calls that wait. */
        record ToolReturns(List<ToolReturn> returns) implements Message {}

        /** Denies calls that will not run. */
        record Denials(List<Denial> denials) implements Message {}
    }

    /**
     * The result of a call.
     *
     * @param text for the model
     * @param ok   false if the call failed
     */
    record ToolReturn(String callId, String text, boolean ok) {}

    /** @param reason for the model: why the call will not run */
    record Denial(String callId, String reason) {}

    /** @param arguments a JSON object as the model wrote it; may be invalid */
    record ToolCall(String callId, String tool, String arguments) {}

    /** The stream of one answer. {@link #close()} drops the connection; any thread may call it. */
    interface Answer extends AutoCloseable {
        /**
         * Waits for the next piece.
         *
         * @return null at the end of the stream
         * @throws AgentRuntimeException if the answer failed or broke off, or the conversation was changed meanwhile
         */
        @Nullable
        Piece next();

        @Override
        void close();
    }

    /** A part of an answer. Parts come in the order in which the model wrote them. */
    sealed interface Piece {
        record Reasoning(String text) implements Piece {}

        record Text(String text) implements Piece {}

        /** @param arguments the first part of the arguments, in JSON; may be empty. {@link CallArguments} bring the rest */
        record CallStarted(String callId, String tool, String arguments) implements Piece {}

        /** @param arguments the next part of the arguments of this call; append it to the earlier parts */
        record CallArguments(String callId, String arguments) implements Piece {}

        /** Comes at most once. A number is 0 if it is unknown. */
        record Usage(int inputTokens, int outputTokens) implements Piece {}

        /** The answer ended with calls. The next request must answer or deny all of them. */
        record CallsWait(List<ToolCall> calls) implements Piece {}

        /** The answer is complete and has no calls. */
        record Ended() implements Piece {}

        /** The answer reached its maximum length. Calls may wait; the last one may be incomplete. */
        record Cut() implements Piece {}

        /** The model or its provider refused to answer. Its reason may be in the text that came before. */
        record Refused() implements Piece {}

        /** The run was cancelled. */
        record Cancelled() implements Piece {}
    }
}
