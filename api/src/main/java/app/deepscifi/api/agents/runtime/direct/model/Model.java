package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import org.jspecify.annotations.Nullable;

/** A model behind its provider's API. */
public interface Model {
    /** Its handle: {@code provider/name}. */
    String handle();

    /**
     * Asks, and streams what comes back. May be interrupted while it waits for the answer to begin.
     *
     * @param maxOutput how much it may say, in tokens
     * @throws PromptTooLongException where less must be sent
     * @throws AgentRuntimeException where it does not answer
     */
    Stream ask(Prompt prompt, int maxOutput);

    /** One thread reads; any thread may close it, and one that waits is woken. */
    interface Stream extends AutoCloseable {
        /**
         * The next thing that came; null at the end of what was sent, whether it is complete or not.
         *
         * @throws AgentRuntimeException where it broke off, failed, or was silent for too long
         */
        @Nullable
        Event next();

        @Override
        void close();
    }

    sealed interface Event {
        record Text(String text) implements Event {}

        record Reasoning(String text) implements Event {}

        /** A thought is complete: what {@link Reasoning} said of it, and what proves it. */
        record Thought(HistoryEntry.Thought thought) implements Event {}

        /** @param index which call of this answer */
        record CallStarted(long index, String tool) implements Event {}

        record CallArguments(long index, String piece) implements Event {}

        /** Comes at most once. Either number is 0 where the server does not say it. */
        record Usage(long inputTokens, long outputTokens) implements Event {}

        /** The answer ended in the way that the model's server says. */
        record Finished(Ending ending) implements Event {}

        enum Ending {
            DONE,
            /** It came to its longest. */
            CUT,
            REFUSED,
        }
    }
}
