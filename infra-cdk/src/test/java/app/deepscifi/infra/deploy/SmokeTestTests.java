package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Endpoints;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Steps;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmokeTestTests {

    private static final URI ADDRESS = URI.create("https://example.cloudfront.net");

    private final HttpServer server;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean guarded = true;
    private boolean ready = true;

    SmokeTestTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var api = path.startsWith("/api/");
                var ours = "example.cloudfront.net".equals(exchange.getRequestHeaders().getFirst("Host"));
                var status =
                    !ours || path.startsWith("/no/") ? 404 : path.equals("/api/health/ready") && !ready ? 503 : 200;
                var headers = exchange.getResponseHeaders();
                headers.add("Content-Type", api ? "application/json" : "text/html; charset=utf-8");
                headers.add("X-Content-Type-Options", "nosniff");
                headers.add("Strict-Transport-Security", "max-age=63072000");
                if (guarded) {
                    headers.add("Content-Security-Policy", "default-src 'self'");
                }
                var body = (api ? "{\"agents\":\"real\"}" : "<!DOCTYPE html><p>x").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_platform_that_answers_passes_question_by_question() {
        smokeTest().run();

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
            .hasSize(5)
            .allMatch(line -> line.endsWith("is as it should be"));
    }

    @Test
    void a_page_without_its_guards_fails() {
        guarded = false;

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(smokeTest()::run)
            .withMessageContaining(ADDRESS + "/ answers 200, not the headers Content-Security-Policy");
    }

    @Test
    void an_api_that_is_not_ready_fails_when_the_patience_ends() {
        ready = false;

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(smokeTest()::run)
            .withMessageContaining("/api/health/ready answers 503, not status 200");
    }

    private SmokeTest smokeTest() {
        var here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var endpoints = new Endpoints(Optional.empty(), Optional.empty(), Optional.of(here), Optional.empty());
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new SmokeTest(ADDRESS, endpoints, new Steps(out), Duration.ZERO);
    }
}
