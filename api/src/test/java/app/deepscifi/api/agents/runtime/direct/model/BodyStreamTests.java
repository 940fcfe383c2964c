package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyStreamTests {

    private final BodyStream body = new BodyStream(Duration.ofMinutes(1));
    private final Connection connection = new Connection();

    BodyStreamTests() {
        body.onSubscribe(connection);
    }

    @Test
    void the_rest_of_the_body_is_drained_so_that_the_connection_can_be_used_again() {
        body.onNext(List.of(ByteBuffer.allocate(1)));
        assertThat(body.read()).isZero();

        body.close();

        assertThat(connection.wanted).isEqualTo(Long.MAX_VALUE);
        assertThat(connection.dropped).isNotDone();
        body.onNext(List.of(ByteBuffer.allocate(1)));
        body.onComplete();
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void an_answer_that_goes_on_is_dropped() throws Exception {
        body.close();

        connection.dropped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void an_answer_that_has_ended_is_left_alone() {
        body.onComplete();

        body.close();

        assertThat(connection.wanted).isEqualTo(1);
        assertThat(connection.dropped).isNotDone();
    }

    private static final class Connection implements Flow.Subscription {

        private final CompletableFuture<Void> dropped = new CompletableFuture<>();
        private long wanted;

        @Override
        public void request(long more) {
            wanted = more;
        }

        @Override
        public void cancel() {
            dropped.complete(null);
        }
    }
}
