package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.direct.model.HistoryEntry.Thought;
import app.deepscifi.api.agents.runtime.direct.model.Model.Event;
import app.deepscifi.api.agents.runtime.direct.model.Model.Event.Ending;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the stream of Anthropic or of a compatible server. Ignores unknown types of blocks and events. */
final class AnthropicStream extends AnswerStream {

    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();

    /** The call of each block, by the index of the block. A server may use an index again for another block. */
    private final Map<String, Long> calls = new HashMap<>();

    private long begun;

    AnthropicStream(InputStream body, Oddities oddities) {
        super(body, oddities);
    }

    @Override
    boolean isOver(JsonNode event) {
        return Raw.word(event.path("type")).equals("message_stop");
    }

    @Override
    void read(JsonNode event) {
        var index = Raw.word(event.path("index"));
        switch (Raw.word(event.path("type"))) {
            case "message_start" -> whole(event.path("message"));
            case "message" -> {
                whole(event);
                finish(event);
            }
            case "content_block_start" -> begin(index, event.path("content_block"));
            case "content_block_delta" -> goOn(index, event.path("delta"));
            case "content_block_stop" -> endThought();
            case "message_delta" -> {
                used(event.path("usage"));
                finish(event.path("delta"));
            }
            default -> {
            }
        }
    }

    /** Reads the message at the start: it is empty in a stream, and complete if the server does not stream. */
    private void whole(JsonNode message) {
        used(message.path("usage"));
        var at = 0;
        for (var block : message.path("content")) {
            begin(String.valueOf(at++), block);
            endThought();
        }
    }

    private void begin(String index, JsonNode block) {
        switch (Raw.word(block.path("type"))) {
            case "tool_use" -> {
                calls.put(index, begun);
                add(new Event.CallStarted(begun, Raw.word(block.path("name"))));
                // Usually empty; then the input follows in pieces.
                var input = block.path("input");
                if (input.isObject() && !input.isEmpty()) {
                    odd("sends the input of tools at the start of their blocks");
                    add(new Event.CallArguments(begun, input.toString()));
                }
                begun++;
            }
            case "redacted_thinking" -> add(
                new Event.Thought(new Thought(Thought.Kind.SEALED, "", Raw.word(block.path("data"))))
            );
            default -> goOn(index, block);
        }
    }

    private void goOn(String index, JsonNode delta) {
        text(Raw.text(delta.path("text")));
        var thought = Raw.text(delta.path("thinking"));
        if (!thought.isEmpty()) {
            thinking.append(thought);
            add(new Event.Reasoning(thought));
        }
        signature.append(Raw.word(delta.path("signature")));
        var input = delta.path("partial_json");
        var call = calls.get(index);
        if (call != null && !input.isMissingNode() && !input.isNull()) {
            var piece = input.isString() ? input.asString() : input.toString();
            if (!piece.isEmpty()) {
                add(new Event.CallArguments(call, piece));
            }
        }
    }

    private void endThought() {
        if (!signature.isEmpty()) {
            add(new Event.Thought(new Thought(Thought.Kind.SIGNED, thinking.toString(), signature.toString())));
        }
        thinking.setLength(0);
        signature.setLength(0);
    }

    private void finish(JsonNode delta) {
        switch (Raw.word(delta.path("stop_reason"))) {
            case "" -> {
            }
            // The agent can go on after a pause as well.
            case "max_tokens", "model_context_window_exceeded", "pause_turn", "length" -> finished(Ending.CUT);
            case "refusal", "content_filter" -> finished(Ending.REFUSED);
            case "error" -> failed("The model's server ended the answer with an error");
            case "end_turn", "tool_use", "stop_sequence" -> finished(Ending.DONE);
            default -> {
                odd("ends answers with a reason of its own");
                finished(Ending.DONE);
            }
        }
    }

    /** The last event may repeat the input tokens. */
    private void used(JsonNode usage) {
        var input = !usage.hasNonNull("input_tokens")
            ? 0
            : Raw.count(usage.path("input_tokens")) +
              Raw.count(usage.path("cache_creation_input_tokens")) +
              Raw.count(usage.path("cache_read_input_tokens"));
        used(input, Raw.count(usage.path("output_tokens")));
    }

    @Override
    void end() {
        endThought();
    }
}
