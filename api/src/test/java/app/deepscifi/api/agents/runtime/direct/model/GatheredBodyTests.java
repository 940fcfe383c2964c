package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pauses last for ever, and waits for the model move a clock, so that nothing here depends on real time. */
@Timeout(60)
class GatheredBodyTests {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration A_WHILE = Duration.ofMillis(20);

    private final AtomicLong clock = new AtomicLong();

    @Test
    void the_first_words_are_handed_on_at_once() throws IOException {
        try (var body = body(A_WHILE, "data: first")) {
            assertThat(read(body)).isEqualTo("data: first");
        }
    }

    @Test
    void pieces_that_are_there_already_are_read_without_a_pause() throws IOException {
        try (var body = body(Duration.ZERO, "one", "two")) {
            body.gather();

            assertThat(read(body)).isEqualTo("one");
            assertThat(read(body)).isEqualTo("two");
        }
    }

    @Test
    void the_last_words_are_handed_on_at_once() throws IOException {
        try (
            var body = body(
                A_WHILE,
                "data: {\"choices\":[]}\n\ndata: [DONE]\n\n",
                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
            )
        ) {
            body.gather();

            assertThat(read(body)).endsWith("[DONE]\n\n");
            assertThat(read(body)).startsWith("event: message_stop");
        }
    }

    @Test
    void a_read_that_had_to_wait_is_followed_by_a_pause_which_a_stop_ends() throws IOException {
        var body = body(A_WHILE, "data: piece");
        body.gather();
        var reading = new FutureTask<>(() -> read(body));
        var reader = Thread.ofPlatform().daemon().start(reading);
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        body.close();

        assertThatThrownBy(reading::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
    }

    /** @param wait how long each piece lets its reader wait */
    private GatheredBody body(Duration wait, String... pieces) {
        return new GatheredBody(new Pieces(wait, new ArrayDeque<>(List.of(pieces))), FOR_EVER, clock::get);
    }

    private static String read(InputStream body) throws IOException {
        var buffer = new byte[8192];
        return new String(buffer, 0, body.read(buffer), StandardCharsets.UTF_8);
    }

    /** The body of a model that sends one piece after the other. */
    private final class Pieces extends InputStream {

        private final Duration wait;
        private final Queue<String> pieces;

        Pieces(Duration wait, Queue<String> pieces) {
            this.wait = wait;
            this.pieces = pieces;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int from, int most) {
            clock.addAndGet(wait.toNanos());
            var piece = pieces.remove().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(piece, 0, buffer, from, piece.length);
            return piece.length;
        }
    }
}
