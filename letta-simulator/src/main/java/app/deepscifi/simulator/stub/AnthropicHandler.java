package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.Answers;
import app.deepscifi.simulator.model.SimulatedModel;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers as Anthropic's Messages API does, always with a stream. */
final class AnthropicHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimulatedModel model;

    AnthropicHandler(SimulatedModel model) {
        this.model = model;
    }

    void answer(HttpExchange exchange, ReceivedRequest received) throws IOException, InterruptedException {
        var request = new AnthropicRequest(received.body());
        var refusal = request.refusal();
        if (refusal.isPresent()) {
            refuse(exchange, 400, "invalid_request_error", refusal.get());
            return;
        }
        var answer = model.answer(request.asModelRequest());
        var delivery = answer.delivery();
        if (delivery.failure() > 0) {
            refuse(
                exchange,
                delivery.failure(),
                delivery.failure() == 529 ? "overloaded_error" : "stub_error",
                "told to fail"
            );
            return;
        }
        Thread.sleep(delivery.hang());
        var completion = new AnthropicCompletion(answer, received.body().path("messages").toString().length() / 4);
        Answers.stream(exchange);
        frames(exchange, completion.opening());
        var words = 0;
        for (var word : completion.words()) {
            frames(exchange, List.of(word));
            // If the handler throws, the JDK's server drops the connection without ending the response.
            if (delivery.cutOff() && ++words == 3) throw new IOException("An injected fault cuts the connection");
            Thread.sleep(delivery.pace() == null ? Duration.ZERO : delivery.pace());
        }
        frames(exchange, completion.closing());
    }

    private static void frames(HttpExchange exchange, List<ObjectNode> events) throws IOException {
        for (var event : events) {
            Answers.frame(exchange, "event: " + event.path("type").asString() + "\ndata: " + event + "\n\n");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        var json = JSON.createObjectNode().put("type", "error");
        json.putObject("error").put("type", type).put("message", message);
        Answers.json(exchange, status, json);
    }
}
