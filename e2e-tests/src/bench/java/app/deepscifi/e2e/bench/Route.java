package app.deepscifi.e2e.bench;

/** A way to talk with the agents. Thread-safe. */
interface Route extends AutoCloseable {
    /**
     * Sends a message in a conversation and reads the stream to its end.
     *
     * @param conversation index from 0; a conversation takes one message at a time
     * @throws IllegalStateException if the stream is not a complete turn
     */
    Heard say(int conversation, String message);

    @Override
    void close();
}
