package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.Pieces;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer in Anthropic's stream format: blocks, each with a start, pieces and a stop. */
record AnthropicCompletion(ModelAnswer answer, int inputTokens) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Small, so that arguments always arrive in several pieces. */
    private static final int CALL_PIECE = 7;

    /** The events before the words: the start and the reasoning. */
    List<ObjectNode> opening() {
        var begin = event("message_start");
        var message = begin.putObject("message");
        message.put("id", "stub").put("type", "message").put("role", "assistant").put("model", "stub");
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", 1);
        var events = new ArrayList<>(List.of(begin, event("ping")));
        if (!answer.thought().isEmpty()) {
            events.add(start(0, block("thinking").put("thinking", "").put("signature", "")));
            for (var word : Pieces.words(answer.thought())) {
                events.add(delta(0, delta("thinking_delta").put("thinking", word)));
            }
            events.add(delta(0, delta("signature_delta").put("signature", "signed-by-the-stub")));
            events.add(stop(0));
        }
        if (!answer.text().isEmpty()) events.add(start(text(), block("text").put("text", "")));
        return events;
    }

    List<ObjectNode> words() {
        return Pieces.words(answer.text())
            .stream()
            .map(word -> delta(text(), delta("text_delta").put("text", word)))
            .toList();
    }

    /** The events after the words: calls, stop reason and usage. */
    List<ObjectNode> closing() {
        var events = new ArrayList<ObjectNode>();
        var index = text();
        if (!answer.text().isEmpty()) events.add(stop(index++));
        for (var call : answer.calls()) {
            events.addAll(call(index++, call));
        }
        var end = event("message_delta");
        end.putObject("delta").put("stop_reason", answer.calls().isEmpty() ? "end_turn" : "tool_use");
        end.putObject("usage").put("output_tokens", answer.text().length() / 4 + 1);
        events.add(end);
        events.add(event("message_stop"));
        return events;
    }

    private static List<ObjectNode> call(int index, Call call) {
        var block = block("tool_use").put("id", call.id()).put("name", call.tool());
        block.putObject("input");
        var events = new ArrayList<>(List.of(start(index, block)));
        for (var piece : Pieces.of(call.arguments(), CALL_PIECE)) {
            events.add(delta(index, delta("input_json_delta").put("partial_json", piece)));
        }
        events.add(stop(index));
        return events;
    }

    private int text() {
        return answer.thought().isEmpty() ? 0 : 1;
    }

    private static ObjectNode start(int index, ObjectNode block) {
        var event = event("content_block_start").put("index", index);
        event.set("content_block", block);
        return event;
    }

    private static ObjectNode delta(int index, ObjectNode delta) {
        var event = event("content_block_delta").put("index", index);
        event.set("delta", delta);
        return event;
    }

    private static ObjectNode stop(int index) {
        return event("content_block_stop").put("index", index);
    }

    private static ObjectNode block(String type) {
        return event(type);
    }

    private static ObjectNode delta(String type) {
        return event(type);
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
