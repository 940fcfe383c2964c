package app.deepscifi.api.chat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a turn as server-sent events: what is stored of it, then what comes, until its end. */
@Component
class TurnStream {

    private final TurnEvents store;
    private final TurnSignals signals;
    private final TurnMeters meters;

    TurnStream(TurnEvents store, TurnSignals signals, TurnMeters meters) {
        this.store = store;
        this.signals = signals;
        this.meters = meters;
    }

    /**
     * All of the turn. Returns when it is over, the reader has gone, or this instance ends: then the reader goes on elsewhere.
     * Holds no database connection while it waits.
     */
    void write(Follower follower, HttpServletResponse response) throws IOException {
        begin(response);
        read(follower, 0, response);
    }

    /** The same from an event on; nothing where that was the last. */
    void write(Turn turn, int after, HttpServletResponse response) throws IOException {
        begin(response);
        if (turn.running() || after < turn.lastEventId()) {
            try (var follower = signals.follow(turn.id())) {
                read(follower, after, response);
            }
        }
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }

    private void read(Follower follower, int after, HttpServletResponse response) throws IOException {
        try (var _ = meters.stream()) {
            new TurnReading(after, store, signals, follower, response.getOutputStream()).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
