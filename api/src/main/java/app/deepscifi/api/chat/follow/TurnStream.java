package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.TurnEvents;
import app.deepscifi.api.chat.metrics.TurnMeters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a turn as server-sent events: the stored events, then new ones, until its end. */
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
     * Writes the whole turn. Returns when it has ended, the reader has disconnected, or this instance shuts down; then
     * the reader reconnects to another instance. Holds no database connection while it waits.
     */
    public void write(Follower follower, ReadingRight right, HttpServletResponse response) throws IOException {
        write(follower, 0, right, response);
    }

    /** The same, from the event after {@code after}. */
    public void write(Follower follower, int after, ReadingRight right, HttpServletResponse response)
        throws IOException {
        begin(response);
        try (var _ = meters.stream()) {
            new TurnReading(after, store, signals, follower, response.getOutputStream(), right).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the stream at once, for a reader that has all events of a finished turn. */
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
