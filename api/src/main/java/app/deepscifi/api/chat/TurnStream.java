package app.deepscifi.api.chat;

import app.deepscifi.domain.TurnId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a turn as server-sent events: what is stored of it, then what comes, until its end. */
@Component
class TurnStream {

    /** How long after a write elsewhere it is noticed here, when nobody woke us. */
    static final Duration POLL = Duration.ofSeconds(1);
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int BATCH = 500;

    private final TurnEventStore store;
    private final TurnSignals signals;
    private final TurnMeters meters;

    TurnStream(TurnEventStore store, TurnSignals signals, TurnMeters meters) {
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
            write(turn.id(), after, response.getOutputStream(), follower);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(TurnId turn, int after, OutputStream out, TurnSignals.Follower follower)
        throws IOException, InterruptedException {
        var last = after;
        var writtenAt = System.nanoTime();
        while (true) {
            // Asked before reading, so that an end which was stored before is still read.
            var leaving = signals.closed();
            var events = store.after(turn, last, BATCH);
            if (!events.isEmpty()) {
                out.write(frames(events).getBytes(StandardCharsets.UTF_8));
                out.flush();
                writtenAt = System.nanoTime();
                last = events.getLast().id();
                if (events.getLast().event().equals("turn.finished")) {
                    return;
                }
            } else if (System.nanoTime() - writtenAt >= HEARTBEAT.toNanos()) {
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                writtenAt = System.nanoTime();
            }
            if (events.size() < BATCH) {
                if (leaving) {
                    return;
                }
                follower.await(POLL);
            }
        }
    }

    private static String frames(List<NumberedEvent> events) {
        var frames = new StringBuilder();
        for (var event : events) {
            frames.append("id: ").append(event.id()).append("\nevent: ").append(event.event());
            frames.append("\ndata: ").append(event.data()).append("\n\n");
        }
        return frames.toString();
    }
}
