package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.Pieces;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer in OpenAI's formats. */
record Completion(ModelAnswer answer, int promptTokens) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Small, so that arguments always arrive in several pieces. */
    private static final int CALL_PIECE = 7;

    /** The answer to a request that is not streamed. */
    ObjectNode whole() {
        var completion = envelope("chat.completion");
        var choice = completion.putArray("choices").addObject().put("index", 0);
        var message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.text().isEmpty() ? null : answer.text());
        if (!answer.calls().isEmpty()) message.set("tool_calls", calls());
        choice.put("finish_reason", end());
        completion.set("usage", usage());
        return completion;
    }

    ObjectNode opening() {
        return piece(JSON.createObjectNode().put("role", "assistant").put("content", ""));
    }

    Stream<ObjectNode> thoughts() {
        return Pieces.words(answer.thought())
            .stream()
            .map(word -> piece(JSON.createObjectNode().put("reasoning_content", word)));
    }

    List<ObjectNode> words() {
        return Pieces.words(answer.text())
            .stream()
            .map(word -> piece(JSON.createObjectNode().put("content", word)))
            .toList();
    }

    /** The pieces of all calls: for each call its name, then its arguments in parts. */
    Stream<ObjectNode> callPieces() {
        var calls = answer.calls();
        return Stream.iterate(0, at -> at < calls.size(), at -> at + 1).flatMap(at -> callPieces(at, calls.get(at)));
    }

    /** The last pieces of the stream: stop reason, then usage. */
    List<ObjectNode> closing() {
        var end = piece(JSON.createObjectNode());
        end.path("choices").path(0).asObject().put("finish_reason", end());
        var used = envelope("chat.completion.chunk");
        used.putArray("choices");
        used.set("usage", usage());
        return List.of(end, used);
    }

    private static Stream<ObjectNode> callPieces(int index, Call call) {
        var head = JSON.createObjectNode().put("index", index).put("id", call.id()).put("type", "function");
        head.putObject("function").put("name", call.tool()).put("arguments", "");
        var arguments = Pieces.of(call.arguments(), CALL_PIECE)
            .stream()
            .map(text -> {
                var piece = JSON.createObjectNode().put("index", index);
                piece.putObject("function").put("arguments", text);
                return piece;
            });
        return Stream.concat(Stream.of(head), arguments).map(piece -> {
            var delta = JSON.createObjectNode();
            delta.putArray("tool_calls").add(piece);
            return piece(delta);
        });
    }

    private ArrayNode calls() {
        var calls = JSON.createArrayNode();
        for (var call : answer.calls()) {
            calls
                .addObject()
                .put("id", call.id())
                .put("type", "function")
                .putObject("function")
                .put("name", call.tool())
                .put("arguments", call.arguments());
        }
        return calls;
    }

    private String end() {
        return answer.calls().isEmpty() ? "stop" : "tool_calls";
    }

    private ObjectNode usage() {
        var written = answer.text().length() / 4 + 1;
        return JSON.createObjectNode()
            .put("prompt_tokens", promptTokens)
            .put("completion_tokens", written)
            .put("total_tokens", promptTokens + written);
    }

    private static ObjectNode piece(JsonNode delta) {
        var piece = envelope("chat.completion.chunk");
        piece.putArray("choices").addObject().put("index", 0).putNull("finish_reason").set("delta", delta);
        return piece;
    }

    private static ObjectNode envelope(String object) {
        return JSON.createObjectNode().put("id", "stub").put("object", object).put("created", 1).put("model", "stub");
    }
}
