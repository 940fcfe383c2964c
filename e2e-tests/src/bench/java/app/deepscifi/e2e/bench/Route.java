package app.deepscifi.e2e.bench;

/** A way to the agents. Safe for many threads. */
interface Route extends AutoCloseable {
    /**
     * Says something in a conversation and listens to the end.
     *
     * @param conversation from 0; one says one thing at a time
     * @throws IllegalStateException where what came is not a whole turn
     */
    Heard say(int conversation, String message);

    @Override
    void close();
}
