package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PostgresServerTests {

    @Test
    void a_server_that_does_not_answer_is_said_in_one_line_that_tells_what_to_do() throws IOException {
        var port = portThatNobodyHas();

        assertThatExceptionOfType(StartFailure.class)
            .isThrownBy(() -> PostgresServer.connect(DatabaseUrl.parse(url(port))))
            .withMessage(
                "DATABASE_URL: no PostgreSQL answers at 127.0.0.1:%d/worlds. Start it, or correct the address.".formatted(
                    port
                ) + " Or unset DATABASE_URL to use the database that comes with Deep Sci-Fi."
            );
    }

    @Test
    void something_else_on_that_port_is_said_in_one_line() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerNonsense(server));

            assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> PostgresServer.connect(DatabaseUrl.parse(url(server.getLocalPort()))))
                .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1).doesNotContain("hidden"));
        }
    }

    private static String url(int port) {
        return "postgresql://ada:hidden@127.0.0.1:%d/worlds".formatted(port);
    }

    private static int portThatNobodyHas() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void answerNonsense(ServerSocket server) {
        try (var client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
