package app.deepscifi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The body of an answer while it arrives. Any thread may close it; a waiting read then returns the end of the stream. */
final class AnswerBody extends InputStream {

    /**
     * Time to read the rest of an answer on close. After the last event the rest has arrived already, and the connection can
     * be used again. In the middle of an answer this time ends, and the connection is closed.
     */
    private static final Duration LINGER = Duration.ofMillis(200);

    private enum State {
        RESTING,
        READING,
        CLOSED,
    }

    private final InputStream content;
    private final Runnable abort;
    private final ScheduledExecutorService timer;
    /** Gives the content to one thread at a time: to the reader or, after close, to the thread that reads the rest. */
    private final AtomicReference<State> state = new AtomicReference<>(State.RESTING);

    /**
     * @param abort closes the connection; does nothing if the answer has ended
     * @param timer runs {@code abort} if the rest of the answer does not arrive soon after close
     */
    AnswerBody(InputStream content, Runnable abort, ScheduledExecutorService timer) {
        this.content = content;
        this.abort = abort;
        this.timer = timer;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!state.compareAndSet(State.RESTING, State.READING)) {
            return end();
        }
        try {
            var count = content.read(into, offset, length);
            return state.compareAndSet(State.READING, State.RESTING) ? count : end();
        } catch (IOException failure) {
            if (state.compareAndSet(State.READING, State.RESTING)) {
                throw TimeLimit.reason(failure);
            }
            return end();
        }
    }

    private int end() {
        if (state.get() != State.CLOSED) {
            throw new IllegalStateException("Another thread reads this answer");
        }
        return -1;
    }

    @Override
    public void close() {
        switch (state.getAndSet(State.CLOSED)) {
            case RESTING -> {
                var late = timer.schedule(abort, LINGER.toNanos(), TimeUnit.NANOSECONDS);
                Thread.startVirtualThread(() -> {
                    readRest();
                    late.cancel(false);
                });
            }
            case READING -> abort.run();
            case CLOSED -> {
            }
        }
    }

    private void readRest() {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException dropped) {
            // The rest did not arrive in time.
        }
    }
}
