package app.deepscifi.api.chat.follow.feed;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives messages over a connection, and reconnects after a pause when it breaks. */
final class FeedThread implements AutoCloseable {

    /** Pause before the next attempt to connect. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(FeedThread.class);

    private final String server;
    private final Session session;
    private final TurnFeed.Listener listener;
    private final Thread thread;
    private volatile boolean connected;

    /** Listens until the connection breaks. */
    interface Session {
        /**
         * @param connected must be run as soon as no new message can be missed
         * @throws Exception if the connection fails or breaks
         */
        void listen(Runnable connected) throws Exception;
    }

    FeedThread(String server, Session session, TurnFeed.Listener listener) {
        this.server = server;
        this.session = session;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("turn-feed").start(this::run);
    }

    boolean connected() {
        return connected;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        var told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                session.listen(this::opened);
            } catch (Exception e) {
                if (!told || connected) {
                    log.warn("{} does not tell us what other instances do, so we look: {}", server, e.getMessage());
                    told = true;
                }
            }
            connected = false;
            pause();
        }
    }

    private void opened() {
        connected = true;
        log.info("{} tells us what other instances do", server);
        listener.connected();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
