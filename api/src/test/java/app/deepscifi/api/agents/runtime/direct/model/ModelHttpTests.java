package app.deepscifi.api.agents.runtime.direct.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is sent once more only where nobody has read it. */
class ModelHttpTests {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsnow";

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final ModelHttp http = new ModelHttp(Duration.ofSeconds(5), Duration.ofSeconds(1));

    ModelHttpTests() throws IOException {}

    @AfterEach
    void close() throws IOException {
        http.close();
        server.close();
    }

    @Test
    void where_the_connection_is_lost_before_an_answer() throws Exception {
        serve(1, 1);

        assertThat(asked()).isEqualTo("snow");
        assertThat(asked()).isEqualTo("snow");
        assertThat(requests).hasValue(3);
    }

    @Test
    void but_not_a_third_time() {
        serve(0, 0, 1);

        assertFails();
        assertThat(requests).hasValue(2);
    }

    @Test
    void nor_after_a_silence() {
        Thread.startVirtualThread(() -> {
            try (var connection = server.accept()) {
                read(connection);
                new CountDownLatch(1).await();
            } catch (IOException | InterruptedException closed) {
                // The test is over.
            }
        });

        assertFails();
        assertThat(requests).hasValue(1);
    }

    private String asked() throws IOException {
        try (var answer = http.post("http://localhost:" + server.getLocalPort(), Map.of(), new byte[0])) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertFails() {
        assertThatThrownBy(this::asked).isInstanceOfSatisfying(AgentRuntimeException.class, failure ->
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE)
        );
    }

    /** Reads one request more on each connection than it answers. */
    private void serve(Integer... answersByConnection) {
        Thread.startVirtualThread(() -> {
            for (var answers : List.of(answersByConnection)) {
                try (var connection = server.accept()) {
                    for (var answer = 0; read(connection) && answer < answers; answer++) {
                        connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    /** Whether a request came. */
    private boolean read(Socket connection) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var first = lines.readLine();
        for (var line = first; line != null && !line.isEmpty(); ) {
            line = lines.readLine();
        }
        if (first != null) {
            requests.incrementAndGet();
        }
        return first != null;
    }
}
