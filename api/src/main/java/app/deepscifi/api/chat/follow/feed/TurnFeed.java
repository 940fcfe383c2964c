package app.deepscifi.api.chat.follow.feed;

/**
 * Carries short messages between the instances of the service, so that changes on one are noticed at once on the
 * others. A lost message does no harm, because instances also poll the database.
 */
public interface TurnFeed extends AutoCloseable {
    /** Maximum length of a message, in ASCII characters. */
    int MAX_LENGTH = 7_900;

    /**
     * Sends to all instances, including this one. May block for a few seconds.
     *
     * @throws RuntimeException if the server that carries messages is away; then nobody receives the message
     */
    void send(String message);

    /** Receives messages until it is closed. Reconnects as soon as possible after a break. */
    void open(Listener listener);

    /** Whether messages can be received now. */
    boolean connected();

    @Override
    void close();

    /** Called for received messages, on a thread of the feed. */
    interface Listener {
        void heard(String message);

        /** Messages are received from now on; earlier ones may have been missed. */
        void connected();
    }
}
