package app.deepscifi.infra.deploy.images;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A registry that behaves like Docker Hub: a reader needs a token, and layers are stored on another server, which
 * refuses that token. A writer needs a password.
 */
final class TestRegistry implements AutoCloseable {

    static final String PASSWORD = "QVdTOnNlY3JldA==";

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, Manifest> manifests = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** The number of the next responses that say that the registry is too busy. */
    final AtomicInteger busy = new AtomicInteger();

    private final HttpServer server;

    TestRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", exchange -> answer(exchange, this::registry));
        server.createContext("/token", exchange ->
            answer(exchange, _ ->
                new Response(200, "{\"token\":\"%s\"}".formatted(exchange.getRequestURI().getQuery()))
            )
        );
        server.createContext("/elsewhere/", exchange -> answer(exchange, this::elsewhere));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The manifest with this tag or digest. */
    Manifest manifest(String reference) {
        return requireNonNull(manifests.get(reference), () -> "There is no manifest " + reference);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Response(int status, byte[] body, @Nullable String header, String value) {
        Response(int status, String body) {
            this(status, body.getBytes(StandardCharsets.UTF_8), null, "");
        }

        Response(int status, String header, String value) {
            this(status, new byte[0], header, value);
        }
    }

    private interface Handler {
        Response handle(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, Handler handler) {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            var response = handler.handle(exchange);
            if (response.header() != null) {
                exchange.getResponseHeaders().add(response.header(), response.value());
            }
            var head = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), head ? -1 : response.body().length);
            if (!head) {
                exchange.getResponseBody().write(response.body());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Response registry(HttpExchange exchange) throws IOException {
        var content = exchange.getRequestBody().readAllBytes();
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Response(503, "too busy");
        }
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var repository = exchange.getRequestURI().getPath().replaceFirst("^/v2/(.*)/(manifests|blobs)/.*", "$1");
        var scope = "repository:" + repository + ":pull";
        if (!authorization.equals("Basic " + PASSWORD) && !authorization.equals("Bearer service=test&scope=" + scope)) {
            var challenge = "Bearer realm=\"%s/token\",service=\"test\",scope=\"%s\"".formatted(address(), scope);
            return new Response(401, "WWW-Authenticate", challenge);
        }
        var last = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        return switch (exchange.getRequestMethod()) {
            case "POST" -> new Response(202, "Location", "/v2/" + repository + "/blobs/uploads/1?state=x");
            case "PUT" -> put(exchange, last, content);
            default -> get(exchange, last);
        };
    }

    private Response put(HttpExchange exchange, String reference, byte[] content) {
        if (exchange.getRequestURI().getPath().contains("/manifests/")) {
            var manifest = new Manifest(content);
            if (!manifest.mediaType().equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                return new Response(400, "{\"errors\":[{\"code\":\"MANIFEST_INVALID\"}]}");
            }
            manifests.put(reference, manifest);
            manifests.put(manifest.digest().value(), manifest);
            return new Response(201, "");
        }
        var digest = exchange.getRequestURI().getQuery().replaceFirst(".*digest=", "");
        if (!ImageDigest.of(content).value().equals(digest)) {
            return new Response(400, "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}");
        }
        blobs.put(digest, content);
        return new Response(201, "");
    }

    private Response get(HttpExchange exchange, String reference) {
        if (exchange.getRequestURI().getPath().contains("/manifests/")) {
            var manifest = manifests.get(reference);
            return manifest == null
                ? new Response(404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}")
                : new Response(200, manifest.content(), "Content-Type", manifest.mediaType());
        }
        if (!blobs.containsKey(reference)) {
            return new Response(404, "");
        }
        return exchange.getRequestMethod().equals("HEAD")
            ? new Response(200, "")
            : new Response(307, "Location", "/elsewhere/" + reference);
    }

    private Response elsewhere(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return new Response(400, "Only one way to be authorized is allowed");
        }
        var blob = blobs.get(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
        return blob == null ? new Response(404, "") : new Response(200, blob, null, "");
    }
}
