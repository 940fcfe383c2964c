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
     * Returns when the turn is over, the reader has gone, or this instance ends: then the reader goes on elsewhere. Holds no
     * database connection while it waits.
     */
    void write(Turn turn, int after, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        if (!turn.running() && after >= turn.lastEventId()) {
            return;
        }
        try (var _ = meters.stream(); var follower = signals.follow(turn.id())) {
            new TurnReading(turn.id(), after, store, signals, follower, response.getOutputStream()).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
