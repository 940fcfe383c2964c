package app.deepscifi.api.chat.follow.feed;

/**
 * Carries short messages between the instances of the service, so that what happens on one is noticed on the others at
 * once. Nothing depends on a message: one that is lost is made up for by looking into the database.
 */
public interface TurnFeed extends AutoCloseable {
    /** Most characters of a message, in ASCII. */
    int MAX_LENGTH = 7_900;

    /**
     * Sends to all instances, this one too. Waits for the server that carries it, for a few seconds at most.
     *
     * @throws RuntimeException where that is not there: then nobody hears of it
     */
    void send(String message);

    /** Begins to hear, and goes on until it is closed: a break is mended as soon as it can be. */
    void open(Listener listener);

    /** Whether messages are heard now. */
    boolean connected();

    @Override
    void close();

    /** Is told what is heard, on a thread of the feed. */
    interface Listener {
        void heard(String message);

        /** Messages are heard from now on; some may have been missed. */
        void connected();
    }
}
