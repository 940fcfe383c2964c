package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.TurnEvents;
import app.deepscifi.api.chat.metrics.TurnMeters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a turn as server-sent events: what is stored of it, then what comes, until its end. */
@Component
public class TurnStream {

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
    public void write(Follower follower, ReadingRight right, HttpServletResponse response) throws IOException {
        write(follower, 0, right, response);
    }

    /** The same from an event on. */
    public void write(Follower follower, int after, ReadingRight right, HttpServletResponse response)
        throws IOException {
        begin(response);
        try (var _ = meters.stream()) {
            new TurnReading(after, store, signals, follower, response.getOutputStream(), right).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For who has heard all of a turn that has ended. */
    public static void writeNothing(HttpServletResponse response) throws IOException {
        begin(response);
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }
}
