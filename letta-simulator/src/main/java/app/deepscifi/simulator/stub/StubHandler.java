package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.http.Answers;
import app.deepscifi.simulator.model.Latest;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ObedientModel;
import app.deepscifi.simulator.model.SimulatedModel;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves models, completions and embeddings of OpenAI's API, messages of Anthropic's, and the list of received
 * requests.
 */
final class StubHandler implements HttpHandler {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST_BODY = 10_000_000;
    private static final int DIMENSIONS = 1536;

    private final SimulatedModel model = new ObedientModel();
    private final AnthropicHandler anthropic = new AnthropicHandler(model);
    private final Latest<ReceivedRequest> received;

    StubHandler(Latest<ReceivedRequest> received) {
        this.received = received;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
            exchange.close();
        } catch (JacksonException unreadable) {
            Answers.json(exchange, 400, error("unreadable"));
            exchange.close();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("The stub was closed", closed);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        var path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET /v1/models" -> Answers.json(exchange, 200, models());
            case "POST /v1/embeddings" -> Answers.json(exchange, 200, embeddings(JSON.readTree(body)));
            case "POST /v1/chat/completions" -> complete(exchange, received(body));
            case "POST /v1/messages" -> anthropic.answer(exchange, received(body));
            case "GET /requests" -> Answers.json(exchange, 200, requests());
            default -> Answers.json(exchange, 404, error("there is no " + path));
        }
    }

    private void complete(HttpExchange exchange, ReceivedRequest request) throws IOException, InterruptedException {
        var answer = model.answer(request.asModelRequest());
        if (answer.delivery().failure() > 0) {
            Answers.json(exchange, answer.delivery().failure(), error("told to fail"));
            return;
        }
        Thread.sleep(answer.delivery().hang());
        var completion = new Completion(answer, request.body().path("messages").toString().length() / 4);
        if (request.streamed()) stream(exchange, completion);
        else Answers.json(exchange, 200, completion.whole());
    }

    private static void stream(HttpExchange exchange, Completion completion) throws IOException, InterruptedException {
        Answers.stream(exchange);
        piece(exchange, completion.opening());
        for (var thought : completion.thoughts().toList()) piece(exchange, thought);
        speak(exchange, completion);
        for (var call : completion.callPieces().toList()) piece(exchange, call);
        for (var last : completion.closing()) piece(exchange, last);
        Answers.frame(exchange, "data: [DONE]\n\n");
    }

    private static void speak(HttpExchange exchange, Completion completion) throws IOException, InterruptedException {
        ModelAnswer answer = completion.answer();
        var pace = answer.delivery().pace() == null ? Duration.ZERO : answer.delivery().pace();
        var words = 0;
        for (var word : completion.words()) {
            piece(exchange, word);
            // If the handler throws, the JDK's server drops the connection without ending the response.
            if (answer.delivery().cutOff() && ++words == 3) throw new IOException(
                "An injected fault cuts the connection"
            );
            Thread.sleep(pace);
        }
    }

    private static void piece(HttpExchange exchange, ObjectNode piece) throws IOException {
        Answers.frame(exchange, "data: " + piece + "\n\n");
    }

    private ReceivedRequest received(byte[] body) {
        var request = new ReceivedRequest(JSON.readTree(body));
        received.add(request);
        return request;
    }

    private JsonNode requests() {
        return JSON.createArrayNode().addAll(received.all().stream().map(ReceivedRequest::body).toList());
    }

    private static JsonNode models() {
        var models = JSON.createObjectNode().put("object", "list");
        var data = models.putArray("data");
        for (var name : new String[] { "stub", "text-embedding-3-small" }) {
            data.addObject().put("id", name).put("object", "model").put("created", 1).put("owned_by", "stub");
        }
        return models;
    }

    private static JsonNode embeddings(JsonNode request) {
        var count = request.path("input").isArray() ? request.path("input").size() : 1;
        var answer = JSON.createObjectNode().put("object", "list").put("model", "stub");
        var data = answer.putArray("data");
        for (var index = 0; index < count; index++) {
            var vector = data.addObject().put("object", "embedding").put("index", index).putArray("embedding");
            for (var at = 0; at < DIMENSIONS; at++) vector.add(0.1);
        }
        answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
        return answer;
    }

    private static JsonNode error(String message) {
        var json = JSON.createObjectNode();
        json.putObject("error").put("message", message).put("type", "stub").put("code", "stub");
        return json;
    }
}
