package app.deepscifi.api.setup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** A fake Secrets Manager with the two HTTP operations that the setup uses. */
final class SecretsServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final HttpServer server;

    SecretsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void put(String id, String value) {
        values.put(id, value);
    }

    String get(String id) {
        return values.getOrDefault(id, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var id = request.path("SecretId").asString();
            if (!values.containsKey(id)) {
                send(exchange, 400, Map.of("__type", "ResourceNotFoundException", "message", "can't find " + id));
            } else if ("secretsmanager.PutSecretValue".equals(call)) {
                put(id, request.path("SecretString").asString());
                send(exchange, 200, Map.of("Name", id));
            } else {
                send(exchange, 200, Map.of("Name", id, "SecretString", get(id)));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> body) {
        var bytes = JSON.writeValueAsBytes(body);
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
