package app.deepscifi.simulator;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The client of a stream. It may go away: the turn goes on without it. */
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

    /** There is nothing more to say. */
    void end() {
        over.countDown();
    }

    /** The connection is to be dropped without a proper end. */
    void hangUp(Throwable why) {
        broken = why;
        over.countDown();
    }

    /** Waits for the end; throws where there was none. */
    void await() throws IOException, InterruptedException {
        over.await();
        if (broken != null) throw new IOException("the connection was dropped", broken);
    }
}
