package app.deepscifi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The body of an answer while it arrives. Any thread may close it; a waiting read then returns the end of the stream. */
final class AnswerBody extends InputStream {

    /**
     * Time to read the rest of an answer on close. After the last event the rest has arrived already, and the connection can
     * be used again. In the middle of an answer this time ends, and the connection is closed.
     */
    private static final Duration LINGER = Duration.ofMillis(200);

    private final InputStream content;
    private final Runnable abort;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    /** @param abort closes the connection; does nothing if the answer has ended */
    AnswerBody(InputStream content, Runnable abort) {
        this.content = content;
        this.abort = abort;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        reading.lock();
        try {
            return closed ? -1 : content.read(into, offset, length);
        } catch (IOException failure) {
            if (closed) {
                return -1;
            }
            throw TimeLimit.reason(failure);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (reading.tryLock()) {
            reading.unlock();
            ForkJoinPool.commonPool().schedule(abort, LINGER.toNanos(), TimeUnit.NANOSECONDS);
            Thread.startVirtualThread(this::readRest);
        } else {
            abort.run();
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
