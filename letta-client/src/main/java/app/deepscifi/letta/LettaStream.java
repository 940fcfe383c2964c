package app.deepscifi.letta;

import app.deepscifi.http.Answer;
import app.deepscifi.letta.LettaException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a turn, while they arrive. Only one thread may read; any thread may close.
 *
 * <p>Closing the stream early only drops the connection. The run goes on, and the conversation is busy until
 * {@link LettaClient#cancel}.
 */
public final class LettaStream implements AutoCloseable {

    /** Time for the server to close the stream after its last event. If we close first, the run stays `running`. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final Answer answer;
    private final Duration idleTimeout;
    private final Queue<LettaEvent> events = new ArrayDeque<>();
    private final EventReader reader;
    private final SseReader frames;
    private volatile boolean closed;
    private boolean ended;
    private @Nullable LettaException failure;

    LettaStream(Answer answer, JsonMapper json, Duration idleTimeout, int maxFrameBytes) {
        this.answer = answer;
        this.idleTimeout = idleTimeout;
        this.reader = new EventReader(json, maxFrameBytes, events::add);
        this.frames = new SseReader(answer.body(), maxFrameBytes);
    }

    /**
     * Waits for the next event.
     *
     * @return null after the last event, and after {@link #close()}
     * @throws LettaException at most once, after the events before the failure; the stream is closed then. TIMEOUT after
     *     too long a silence, BAD_ANSWER if the answer is not a valid event stream, or INTERRUPTED
     */
    public @Nullable LettaEvent next() {
        while (events.isEmpty() && !ended) {
            read();
        }
        if (closed && !ended) {
            return null;
        }
        if (events.isEmpty() && failure != null) {
            var thrown = failure;
            failure = null;
            throw thrown;
        }
        return events.poll();
    }

    /** Closes the connection. A thread that waits in {@link #next()} gets null. */
    @Override
    public void close() {
        closed = true;
        answer.close();
    }

    private void read() {
        try {
            var frame = frames.next();
            if (frame == null) {
                end(null);
                return;
            }
            var ending = reader.ending();
            reader.read(frame);
            if (reader.ending() && !ending) {
                CompletableFuture.delayedExecutor(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS).execute(
                    answer::close
                );
            }
        } catch (ClosedByInterruptException interruption) {
            fail(LettaErrors.interrupted(interruption));
        } catch (SocketTimeoutException silence) {
            if (reader.ending()) {
                end(null);
            } else {
                fail(new LettaException(Kind.TIMEOUT, "The stream was silent for " + idleTimeout, silence));
            }
        } catch (IOException broken) {
            end("The connection broke");
        } catch (IllegalArgumentException malformed) {
            fail(new LettaException(Kind.BAD_ANSWER, "The stream is not a valid event stream", malformed));
        } catch (LettaException refused) {
            fail(refused);
        }
    }

    private void end(@Nullable String broken) {
        ended = true;
        if (!closed) {
            events.add(reader.end(broken));
            answer.close();
        }
    }

    private void fail(LettaException why) {
        ended = true;
        failure = why;
        answer.close();
    }
}
