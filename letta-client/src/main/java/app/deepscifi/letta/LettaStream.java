package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a turn as they come. One thread reads; any thread may close.
 *
 * <p>Closing it before its end only drops the connection: the server goes on and keeps the conversation busy until
 * {@link LettaClient#cancel}.
 */
public final class LettaStream implements AutoCloseable {

    /** After its last word the server closes the stream by itself. Leaving first would leave the run `running`. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final ByteFeed feed;
    private final Duration idleTimeout;
    private final Queue<LettaEvent> events = new ArrayDeque<>();
    private final EventReader reader;
    private final SseReader frames;
    private boolean ended;

    LettaStream(ByteFeed feed, JsonMapper json, Duration idleTimeout, int maxFrameBytes) {
        this.feed = feed;
        this.idleTimeout = idleTimeout;
        this.reader = new EventReader(json, maxFrameBytes, events::add);
        this.frames = new SseReader(maxFrameBytes, reader::read);
    }

    /**
     * Waits for the next event.
     *
     * @return null after the last one, and after {@link #close()}
     * @throws LettaException TIMEOUT after too long a silence, BAD_ANSWER when this is no stream of events, INTERRUPTED;
     *     the stream is closed then
     */
    public @Nullable LettaEvent next() {
        try {
            while (events.isEmpty() && !ended) {
                read();
            }
            return feed.closed() && !ended ? null : events.poll();
        } catch (LettaException failure) {
            fail();
            throw failure;
        } catch (IllegalArgumentException malformed) {
            fail();
            throw new LettaException(Kind.BAD_ANSWER, "The stream is not what was expected", malformed);
        } catch (InterruptedException interruption) {
            fail();
            throw LettaErrors.interrupted(interruption);
        }
    }

    /** Drops the connection. A thread that waits in {@link #next()} gets null. */
    @Override
    public void close() {
        feed.close();
    }

    private void read() throws InterruptedException {
        try {
            var chunk = feed.next(reader.ending() ? PATIENCE_AT_THE_END : idleTimeout);
            if (chunk == null) {
                end(null);
            } else {
                chunk.forEach(frames::read);
            }
        } catch (HttpTimeoutException silence) {
            if (!reader.ending()) {
                throw new LettaException(Kind.TIMEOUT, "The stream was silent for " + idleTimeout, silence);
            }
            end(null);
        } catch (IOException broken) {
            end(String.valueOf(broken.getMessage()));
        }
    }

    private void end(@Nullable String broken) {
        ended = true;
        if (!feed.closed()) {
            events.add(reader.end(broken));
            feed.close();
        }
    }

    private void fail() {
        ended = true;
        events.clear();
        feed.close();
    }
}
