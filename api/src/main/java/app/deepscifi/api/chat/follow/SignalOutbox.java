package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.follow.feed.TurnFeed;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends signals to the other instances, at most 40 times a second. Equal signals are sent once. Callers never wait. */
final class SignalOutbox implements AutoCloseable {

    /** Least time from one message to the next; signals that arrive meanwhile share the next one. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private static final Logger log = LoggerFactory.getLogger(SignalOutbox.class);

    private final UUID sender;
    private final TurnFeed feed;
    private final Semaphore filled = new Semaphore(0);
    private final Set<Signal> waiting = new LinkedHashSet<>();
    private final Thread thread;

    SignalOutbox(UUID sender, TurnFeed feed) {
        this.sender = sender;
        this.feed = feed;
        this.thread = Thread.ofVirtual().name("turn-signals").start(this::run);
    }

    void send(Signal signal) {
        if (!feed.connected()) {
            return;
        }
        synchronized (this) {
            waiting.add(signal);
        }
        filled.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            for (var next = System.nanoTime(); true; next = System.nanoTime() + PAUSE.toNanos()) {
                filled.acquire();
                Thread.sleep(Duration.ofNanos(next - System.nanoTime()));
                filled.drainPermits();
                send(taken());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Signal> taken() {
        var signals = List.copyOf(waiting);
        waiting.clear();
        return signals;
    }

    private void send(List<Signal> signals) {
        try {
            SignalText.messages(sender, signals).forEach(feed::send);
        } catch (RuntimeException e) {
            log.debug("Other instances were not told, so they look for themselves", e);
        }
    }
}
