package app.deepscifi.letta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Gives every request the same response and records the requests. */
final class TinyServer implements AutoCloseable {

    record Request(String method, String target, @Nullable String authorization, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    private interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    private TinyServer(CountDownLatch over, Answer answer) {
        this.over = over;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                keep(exchange);
                answer.write(exchange);
            }
        });
        http.start();
    }

    static TinyServer replaying(String recording) {
        return replaying(Recording.of(recording));
    }

    static TinyServer replaying(Recording recording) {
        return answering(recording.status(), recording.contentType(), recording.answer());
    }

    static TinyServer answering(int status, String contentType, byte[] body) {
        return new TinyServer(new CountDownLatch(1), exchange -> {
            exchange.getResponseHeaders().add("Content-Type", contentType);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    static TinyServer streaming(String frames) {
        return answering(200, "text/event-stream; charset=utf-8", frames.getBytes(StandardCharsets.UTF_8));
    }

    /** Streams in chunks of this many bytes, each sent separately. */
    static TinyServer streaming(byte[] frames, int chunk) {
        return new TinyServer(new CountDownLatch(1), exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            for (var at = 0; at < frames.length; at += chunk) {
                body.write(frames, at, Math.min(chunk, frames.length - at));
                body.flush();
            }
        });
    }

    /** Streams these frames, then sends nothing more and keeps the connection open until the test ends. */
    static TinyServer hangingAfter(String frames) {
        var over = new CountDownLatch(1);
        return new TinyServer(over, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(frames.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(over);
        });
    }

    /** Accepts requests and never answers. */
    static TinyServer mute() {
        var over = new CountDownLatch(1);
        return new TinyServer(over, _ -> await(over));
    }

    /** Announces more bytes than it sends. */
    static TinyServer breakingAfter(String frames) {
        return new TinyServer(new CountDownLatch(1), exchange -> {
            var bytes = frames.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length + 1);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        });
    }

    LettaClient client() {
        return client(Duration.ofSeconds(10));
    }

    LettaClient client(Duration timeout) {
        return new LettaClient(new LettaSettings(url(), "secret", timeout, timeout, timeout, timeout, 100_000));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Not one request but " + requests);
        }
        return requests.getFirst();
    }

    @Override
    public void close() {
        over.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void keep(HttpExchange exchange) throws IOException {
        requests.add(
            new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            )
        );
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
