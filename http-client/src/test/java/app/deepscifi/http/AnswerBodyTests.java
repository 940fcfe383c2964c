package app.deepscifi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerBodyTests {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void the_rest_after_the_last_event_is_read_so_that_the_connection_can_be_used_again() throws Exception {
        var end = new CompletableFuture<Long>();
        var content = new ByteArrayInputStream(new byte[] { 'a', 'b', 'c' }) {
            @Override
            public synchronized long transferTo(OutputStream out) throws IOException {
                var count = super.transferTo(out);
                end.complete(count);
                return count;
            }
        };
        var body = new AnswerBody(content, () -> {}, timer);
        assertThat(body.read()).isEqualTo('a');

        body.close();

        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void one_thread_reads_the_rest_however_often_the_answer_is_closed() throws Exception {
        var readers = new LinkedBlockingQueue<Thread>();
        var go = new CountDownLatch(1);
        var content = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public long transferTo(OutputStream out) {
                readers.add(Thread.currentThread());
                try {
                    go.await();
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
                return 0;
            }
        };
        var body = new AnswerBody(content, () -> {}, timer);

        body.close();
        body.close();
        var first = readers.take();
        assertThat(body.read()).isEqualTo(-1);
        go.countDown();
        first.join();

        assertThat(readers).isEmpty();
    }

    @Test
    void the_answer_is_aborted_if_its_rest_does_not_arrive() throws Exception {
        var aborted = new CountDownLatch(1);
        var content = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    aborted.await();
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("Socket closed");
            }
        };

        new AnswerBody(content, aborted::countDown, timer).close();

        assertThat(aborted.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
