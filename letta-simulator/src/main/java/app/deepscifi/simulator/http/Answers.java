package app.deepscifi.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Writes answers to requests. */
public final class Answers {

    private Answers() {}

    public static void json(HttpExchange exchange, int status, JsonNode json) throws IOException {
        whole(exchange, status, "application/json", json.toString());
    }

    public static void whole(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Begins an answer that is an event stream. */
    public static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
    }

    /** Sends a frame of an event stream at once. */
    public static void frame(HttpExchange exchange, String frame) throws IOException {
        exchange.getResponseBody().write(frame.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
