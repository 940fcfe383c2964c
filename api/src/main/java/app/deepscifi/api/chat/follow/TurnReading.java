package app.deepscifi.api.chat.follow;

import app.deepscifi.api.chat.events.TurnEvents;
import app.deepscifi.domain.TurnId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The position of a follower in a turn: it reads stored events first, then receives new ones directly. */
final class TurnReading {

    /** Longest delay until a write of another instance is noticed without a signal. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** The same if signals should arrive. */
    private static final Duration RARE_POLL = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    /** Maximum outage of the store. After it the stream ends, and the reader may reconnect. */
    private static final Duration LONGEST_BREAK = Duration.ofSeconds(30);

    private static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(TurnReading.class);

    private final TurnId turn;
    private final TurnEvents store;
    private final TurnSignals signals;
    private final Follower follower;
    private final OutputStream out;
    private final ReadingRight right;
    private int last;
    private boolean ended;
    private boolean unflushed;
    private long writtenAt = System.nanoTime();
    private long readAt = System.nanoTime();
    private long askedAt = System.nanoTime();

    TurnReading(
        int after,
        TurnEvents store,
        TurnSignals signals,
        Follower follower,
        OutputStream out,
        ReadingRight right
    ) {
        this.turn = follower.turn();
        this.last = after;
        this.store = store;
        this.signals = signals;
        this.follower = follower;
        this.out = out;
        this.right = right;
    }

    /**
     * Returns when the turn has ended, the reader has lost the right, or this instance shuts down.
     *
     * @throws IOException if the reader has disconnected
     */
    void run() throws IOException, InterruptedException {
        // Checks for rights that ended before this reader could receive signals.
        ask();
        while (!ended) {
            if (signals.closed()) {
                catchUp();
                break;
            }
            if (follower.takeRightsInDoubt() || System.nanoTime() - askedAt >= poll().toNanos()) {
                ask();
            } else if (follower.takeBehind()) {
                catchUpOrPause();
            } else {
                flushUnlessMore();
                take(follower.next(patience()));
            }
        }
        out.flush();
    }

    private void take(@Nullable Frames frames) throws IOException {
        if (frames == null) {
            if (System.nanoTime() - readAt >= poll().toNanos()) {
                // The question was lost, or another instance runs the turn now, or there is nothing to hear.
                signals.ask(turn);
            }
            follower.fallBehind();
            keepOpen();
        } else if (frames.first() == last + 1) {
            readAt = System.nanoTime();
            write(frames);
        } else if (frames.last() > last) {
            follower.fallBehind();
        }
    }

    /**
     * Checks the rights. The stream survives a short outage of the database, because nothing is read from it meanwhile
     * either.
     */
    private void ask() throws InterruptedException {
        try {
            askedAt = System.nanoTime();
            ended = !right.holds();
        } catch (DataAccessException e) {
            log.warn("The right to read turn {} can't be checked now: {}", turn, e.getMessage());
            ended = System.nanoTime() - readAt > LONGEST_BREAK.toNanos();
            follower.askAgain();
            Thread.sleep(POLL);
        }
    }

    /** Reads the store. The stream survives a short outage of the database. */
    private void catchUpOrPause() throws IOException, InterruptedException {
        try {
            catchUp();
        } catch (DataAccessException e) {
            log.warn("New events of turn {} can't be read now: {}", turn, e.getMessage());
            ended = System.nanoTime() - readAt > LONGEST_BREAK.toNanos();
            follower.fallBehind();
            keepOpen();
            Thread.sleep(POLL);
        }
    }

    private void catchUp() throws IOException {
        int found;
        do {
            var events = store.after(turn, last, BATCH);
            readAt = System.nanoTime();
            found = events.size();
            if (found > 0) {
                write(Frames.of(events));
            }
        } while (found == BATCH && !ended);
    }

    private void write(Frames frames) throws IOException {
        out.write(frames.bytes());
        last = frames.last();
        ended = frames.isEnd();
        unflushed = true;
        writtenAt = System.nanoTime();
    }

    /** Flushes unless more events wait, which then share the flush. */
    private void flushUnlessMore() throws IOException {
        if (unflushed && !follower.hasMore()) {
            out.flush();
            unflushed = false;
        }
    }

    private void keepOpen() throws IOException {
        if (System.nanoTime() - writtenAt >= HEARTBEAT.toNanos()) {
            out.write(STILL_HERE);
            out.flush();
            writtenAt = System.nanoTime();
        }
    }

    /** The time until the next poll of the store or the next keep-alive comment. */
    private Duration patience() {
        var poll = poll();
        var heartbeat = HEARTBEAT.minusNanos(System.nanoTime() - writtenAt);
        return poll.compareTo(heartbeat) < 0 ? poll : heartbeat;
    }

    private Duration poll() {
        return signals.hearsOthers() ? RARE_POLL : POLL;
    }
}
