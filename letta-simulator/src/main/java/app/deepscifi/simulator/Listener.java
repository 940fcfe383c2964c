package app.deepscifi.simulator;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The client of a stream. The turn continues without it when it disconnects. */
final class Listener implements FrameSink {

    private final FrameSink client;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Throwable broken;

    Listener(FrameSink client) {
        this.client = client;
    }

    @Override
    public void send(String frame) throws InterruptedException {
        if (broken != null) return;
        try {
            client.send(frame);
        } catch (IOException gone) {
            hangUp(gone);
        }
    }

    /** Ends the stream normally. */
    void end() {
        over.countDown();
    }

    /** Ends the stream by dropping the connection. */
    void hangUp(Throwable why) {
        broken = why;
        over.countDown();
    }

    /**
     * Waits for the end of the stream.
     *
     * @throws IOException if the connection was dropped
     */
    void await() throws IOException, InterruptedException {
        over.await();
        if (broken != null) throw new IOException("The connection was dropped", broken);
    }
}
