package app.deepscifi.api.agents.runtime.direct;

import app.deepscifi.simulator.http.LocalServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that sends prepared answers in order, and records the requests. */
public final class ModelServer implements AutoCloseable {

    /** @param pieces of the body, each sent separately */
    public record Answer(int status, String type, List<byte[]> pieces) {
        static Answer stream(List<String> frames) {
            var pieces = frames
                .stream()
                .map(frame -> frame.getBytes(StandardCharsets.UTF_8))
                .toList();
            return new Answer(200, "text/event-stream", pieces);
        }

        static Answer of(int status, String body) {
            return new Answer(status, "application/json", List.of(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final LocalServer server = LocalServer.start(LocalServer.LOOPBACK, 0, this::answer);
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();

    public ModelServer(Answer... answers) throws IOException {
        this.answers.addAll(List.of(answers));
    }

    public URI url() {
        return server.url();
    }

    public List<JsonNode> requests() {
        return requests;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        var answer = answers.remove();
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), 0);
        try (var body = exchange.getResponseBody()) {
            for (var piece : answer.pieces()) {
                body.write(piece);
                body.flush();
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
