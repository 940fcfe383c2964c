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
    private @Nullable LettaException failure;

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
     * @throws LettaException once, after the events that came before it, and the stream is closed then: TIMEOUT after too
     *     long a silence, BAD_ANSWER when this is no stream of events, INTERRUPTED
     */
    public @Nullable LettaEvent next() {
        while (events.isEmpty() && !ended) {
            read();
        }
        if (feed.closed() && !ended) {
            return null;
        }
        if (events.isEmpty() && failure != null) {
            var thrown = failure;
            failure = null;
            throw thrown;
        }
        return events.poll();
    }

    /** Drops the connection. A thread that waits in {@link #next()} gets null. */
    @Override
    public void close() {
        feed.close();
    }

    private void read() {
        try {
            var chunk = feed.next(reader.ending() ? PATIENCE_AT_THE_END : idleTimeout);
            if (chunk == null) {
                end(null);
            } else {
                chunk.forEach(frames::read);
            }
        } catch (HttpTimeoutException silence) {
            if (reader.ending()) {
                end(null);
            } else {
                fail(new LettaException(Kind.TIMEOUT, "The stream was silent for " + idleTimeout, silence));
            }
        } catch (IOException broken) {
            end(String.valueOf(broken.getMessage()));
        } catch (InterruptedException interruption) {
            fail(LettaErrors.interrupted(interruption));
        } catch (IllegalArgumentException malformed) {
            fail(new LettaException(Kind.BAD_ANSWER, "The stream is not what was expected", malformed));
        } catch (LettaException refused) {
            fail(refused);
        }
    }

    private void end(@Nullable String broken) {
        ended = true;
        if (!feed.closed()) {
            events.add(reader.end(broken));
            feed.close();
        }
    }

    private void fail(LettaException why) {
        ended = true;
        failure = why;
        feed.close();
    }
}
