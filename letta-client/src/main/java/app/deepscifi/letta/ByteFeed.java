package app.deepscifi.letta;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands the bytes of an answer to a waiting thread, with a timeout for silence, which the streams of the JDK do not
 * have. It requests one chunk at a time: back-pressure slows the server, and the heap does not grow.
 */
final class ByteFeed implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> chunk) implements Signal {}

        record End(@Nullable Throwable failure) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    /**
     * The next bytes; null at the end.
     *
     * @throws HttpTimeoutException if no bytes arrive within {@code patience}
     * @throws IOException if the connection breaks
     */
    @Nullable
    List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
        if (closed) {
            return null;
        }
        var signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        return switch (signal) {
            case null -> throw new HttpTimeoutException("Silence for " + patience);
            case Signal.Bytes bytes -> {
                request();
                yield bytes.chunk();
            }
            case Signal.End end -> {
                signals.add(end);
                if (end.failure() != null && !closed) {
                    throw new IOException("The connection broke", end.failure());
                }
                yield null;
            }
        };
    }

    boolean closed() {
        return closed;
    }

    /** Drops the connection and wakes the thread that waits. */
    @Override
    public void close() {
        closed = true;
        signals.add(new Signal.End(null));
        var current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> chunk) {
        signals.add(new Signal.Bytes(chunk));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal.End(failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End(null));
    }

    private void request() {
        var current = subscription;
        if (current != null) {
            current.request(1);
        }
    }
}
