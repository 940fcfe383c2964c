package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.letta.LettaException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a hanging server can be interrupted, and leaves no open connection. */
class WaitingEndsTests {

    private static final String HALF_AN_ANSWER =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"version\":";

    private final ServerSocket server;
    private final LettaClient client;

    WaitingEndsTests() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var never = Duration.ofHours(1);
        client = new LettaClient(
            new LettaSettings(
                URI.create("http://127.0.0.1:" + server.getLocalPort()),
                null,
                never,
                never,
                Duration.ofMillis(200),
                never,
                100_000
            )
        );
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", HALF_AN_ANSWER })
    void a_plain_operation_ends_when_its_thread_is_interrupted(String begun) throws Exception {
        endsWhenInterrupted(LettaClient::version, begun);
    }

    @Test
    void a_turn_without_an_answer_ends_when_interrupted() throws Exception {
        endsWhenInterrupted(it -> it.send(Events.CONVERSATION, Events.HELLO), "");
    }

    @Test
    void cancelling_waits_only_as_long_as_it_was_told_to() throws Exception {
        assertThatThrownBy(() -> client.cancel(Events.CONVERSATION)).isInstanceOfSatisfying(
            LettaException.class,
            late -> assertThat(late.kind()).isEqualTo(Kind.TIMEOUT)
        );
        try (var connection = server.accept()) {
            assertGone(connection);
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_waited_for_only_as_long() throws Exception {
        var end = new CompletableFuture<Kind>();
        Thread.ofVirtual().start(() -> end.complete(kind(it -> it.cancel(Events.CONVERSATION))));
        try (var connection = server.accept()) {
            connection.getOutputStream().write(HALF_AN_ANSWER.getBytes(StandardCharsets.UTF_8));

            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.TIMEOUT);
            assertGone(connection);
        }
    }

    private void endsWhenInterrupted(Consumer<LettaClient> operation, String begun) throws Exception {
        var end = new CompletableFuture<Kind>();
        var marked = new CompletableFuture<Boolean>();
        var caller = Thread.ofVirtual().start(() -> {
            end.complete(kind(operation));
            marked.complete(Thread.currentThread().isInterrupted());
        });
        try (var connection = server.accept()) {
            connection.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
            caller.interrupt();

            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(Kind.INTERRUPTED);
            assertThat(marked.get()).isTrue();
            assertGone(connection);
        }
    }

    private Kind kind(Consumer<LettaClient> operation) {
        try {
            operation.accept(client);
            throw new AssertionError("Nothing was answered");
        } catch (LettaException failure) {
            return failure.kind();
        }
    }

    /** Reads the request and then the end of the connection: the client has closed it. */
    private static void assertGone(Socket connection) throws IOException {
        connection.setSoTimeout(20_000);
        try {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            // A reset is as good as a normal end.
        }
    }
}
