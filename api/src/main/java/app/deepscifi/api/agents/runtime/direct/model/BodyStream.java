package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it comes. It waits for the next bytes, but not for ever, and ends at once when any thread closes
 * it. One chunk at a time is asked for: a slow reader slows the provider and not the heap.
 */
final class BodyStream extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> chunk) implements Signal {}

        record End(@Nullable Throwable failure) implements Signal {}
    }

    /**
     * Time to drain the rest of an answer that nobody reads any more. After the last word the rest is there already, and
     * the connection can carry the next question; in the middle of an answer it is dropped, so that the model is not asked on.
     */
    private static final Duration LINGER = Duration.ofMillis(200);

    private final Duration silence;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> ready = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private volatile boolean over;

    BodyStream(Duration silence) {
        this.silence = silence;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws AgentRuntimeException where nothing came for too long, or the connection broke */
    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (closed) {
                return -1;
            }
            var bytes = ready.peek();
            if (bytes == null) {
                if (!received()) {
                    return -1;
                }
            } else if (bytes.hasRemaining()) {
                var count = Math.min(length, bytes.remaining());
                bytes.get(into, offset, count);
                return count;
            } else {
                ready.remove();
            }
        }
    }

    /** Whether more came. */
    private boolean received() {
        var signal = next();
        switch (signal) {
            case null -> throw new AgentRuntimeException(Kind.UNAVAILABLE, "The model was silent for " + silence);
            case Signal.Bytes(var chunk) -> {
                ready.addAll(chunk);
                request();
                return true;
            }
            case Signal.End(var failure) -> {
                signals.add(signal);
                if (failure != null && !closed) {
                    throw new AgentRuntimeException(Kind.MODEL_FAILED, "The answer broke off", failure);
                }
                return false;
            }
        }
    }

    private @Nullable Signal next() {
        try {
            return signals.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentRuntimeException(Kind.UNAVAILABLE, "Interrupted while the model answered", e);
        }
    }

    /** Wakes the thread that waits, and gives the connection back, or drops it. */
    @Override
    public void close() {
        var again = closed;
        closed = true;
        signals.add(new Signal.End(null));
        var current = subscription;
        if (current != null && !over && !again) {
            current.request(Long.MAX_VALUE);
            CompletableFuture.delayedExecutor(LINGER.toNanos(), TimeUnit.NANOSECONDS).execute(() -> {
                if (!over) {
                    current.cancel();
                }
            });
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
        if (!closed) {
            signals.add(new Signal.Bytes(chunk));
        }
    }

    @Override
    public void onError(Throwable failure) {
        over = true;
        signals.add(new Signal.End(failure));
    }

    @Override
    public void onComplete() {
        over = true;
        signals.add(new Signal.End(null));
    }

    private void request() {
        var current = subscription;
        if (current != null) {
            current.request(1);
        }
    }
}
