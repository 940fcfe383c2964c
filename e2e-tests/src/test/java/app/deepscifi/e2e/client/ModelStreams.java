package app.deepscifi.e2e.client;

import app.deepscifi.simulator.http.LocalServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model server that sends recorded answers of real servers. Without an order it answers "All well." */
public final class ModelStreams implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path CASES = Path.of("..", "api", "src", "test", "resources", "cases", "model-streams.json");
    public static final String ALL_WELL = "All well.";

    private record Given(int status, String type, String body) {}

    private final LocalServer server;
    private final Queue<Given> ordered = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> cases;

    public ModelStreams() {
        try {
            cases = JSON.readTree(CASES)
                .valueStream()
                .collect(Collectors.toMap(given -> given.path("name").asString(), given -> given));
            server = LocalServer.start(LocalServer.LOOPBACK, 0, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.url().resolve("/v1").toString();
    }

    /** Orders the answer of this case for one of the next requests. */
    public void next(String name) {
        var given = Objects.requireNonNull(cases.get(name), name);
        var frames = given.path("frames");
        synchronized (ordered) {
            ordered.add(
                frames.isMissingNode()
                    ? new Given(given.path("status").asInt(), "application/json", given.path("body").toString())
                    : new Given(
                          200,
                          "text/event-stream",
                          frames.valueStream().map(JsonNode::asString).collect(Collectors.joining())
                      )
            );
        }
    }

    public String lastRequest() {
        return JSON.readTree(requests.getLast()).toString();
    }

    /** Drops orders that no request has used, so that they don't affect the next test. */
    public void forget() {
        synchronized (ordered) {
            ordered.clear();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Given given;
        synchronized (ordered) {
            given = ordered.isEmpty() ? allWell() : ordered.remove();
        }
        exchange.getResponseHeaders().set("Content-Type", given.type());
        exchange.sendResponseHeaders(given.status(), 0);
        try (var body = exchange.getResponseBody()) {
            body.write(given.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Given allWell() {
        var delta =
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + ALL_WELL + "\"},\"finish_reason\":\"stop\"}]}";
        return new Given(200, "text/event-stream", "data: " + delta + "\n\ndata: [DONE]\n\n");
    }

    @Override
    public void close() {
        server.close();
    }
}
