package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import org.jspecify.annotations.Nullable;

/** A client for one model of a provider. */
public interface Model {
    /** @return the handle of the model: {@code provider/name} */
    String handle();

    /**
     * Sends a prompt and returns when the answer begins. An interrupt ends the wait.
     *
     * @param maxOutput the longest answer, in tokens
     * @return the stream of the answer; the caller closes it
     * @throws PromptTooLongException if the prompt or {@code maxOutput} exceeds a limit of the model
     * @throws AgentRuntimeException if the model does not answer or its provider rejects the request
     */
    Stream ask(Prompt prompt, int maxOutput);

    /** The stream of an answer. Only one thread may read. Any thread may close it; that ends a read that waits. */
    interface Stream extends AutoCloseable {
        /**
         * Waits for the next event.
         *
         * @return null at the end. The answer is complete only if {@link Event.Finished} came before
         * @throws AgentRuntimeException if the answer broke off or failed, or the server was silent for too long
         */
        @Nullable
        Event next();

        @Override
        void close();
    }

    sealed interface Event {
        record Text(String text) implements Event {}

        record Reasoning(String text) implements Event {}

        /** A complete thought: the text of the {@link Reasoning} events before it, with the provider's signature. */
        record Thought(HistoryEntry.Thought thought) implements Event {}

        /** @param index of the call in this answer, from 0 */
        record CallStarted(long index, String tool) implements Event {}

        record CallArguments(long index, String piece) implements Event {}

        /** Comes at most once. A number is 0 if the server does not report it. */
        record Usage(long inputTokens, long outputTokens) implements Event {}

        /** The end of the answer, with the reason that the server gave. */
        record Finished(Ending ending) implements Event {}

        enum Ending {
            DONE,
            /** The answer reached its maximum length. */
            CUT,
            REFUSED,
        }
    }
}
