package app.deepscifi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerBodyTests {

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
        var body = new AnswerBody(content, () -> {});
        assertThat(body.read()).isEqualTo('a');

        body.close();

        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(body.read()).isEqualTo(-1);
    }
}
