package app.deepscifi.api.agents.runtime.direct.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads small pieces of an answer together. A model sends a few letters at a time, and to wait for each of them costs more
 * than to read it. So a read that had to wait is followed by a pause; after it, several pieces are there. Nobody notices
 * the pause, because text is shown in larger batches.
 */
final class GatheredBody extends FilterInputStream {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A read that takes longer had to wait. */
    private static final Duration AT_ONCE = Duration.ofMillis(2);

    /** The last words of OpenAI's and of Anthropic's API. After them there is nothing to gather. */
    private static final List<String> ENDS = List.of("[DONE]", "message_stop");

    private final Duration pause;
    private final LongSupplier clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean gathering;

    GatheredBody(InputStream body) {
        this(body, PAUSE, System::nanoTime);
    }

    /** @param clock the time in nanoseconds */
    GatheredBody(InputStream body, Duration pause, LongSupplier clock) {
        super(body);
        this.pause = pause;
        this.clock = clock;
    }

    /** From now on, pieces are gathered. The first words must not wait. */
    void gather() {
        gathering = true;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        var asked = clock.getAsLong();
        var count = super.read(buffer, from, most);
        if (gathering && count > 0 && clock.getAsLong() - asked > AT_ONCE.toNanos()) {
            var piece = new String(buffer, from, count, StandardCharsets.ISO_8859_1);
            if (ENDS.stream().noneMatch(piece::contains)) {
                pause();
            }
        }
        return count;
    }

    private void pause() throws IOException {
        try {
            if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("Closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    /** Closes the body, and ends a pause of another thread at once. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        super.close();
    }
}
