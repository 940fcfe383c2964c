package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Joins calls from their pieces: a name first, then arguments bit by bit, of several calls one after the other. */
final class ToolCallPieces {

    private static final class Call {

        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private final int maxChars;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private @Nullable String latestCall;
    private int chars;

    ToolCallPieces(int maxChars) {
        this.maxChars = maxChars;
    }

    /** Takes the pieces that a message holds and gives them back with what is known of their calls. */
    List<ToolCall> take(JsonNode message) {
        var pieces = new ArrayList<ToolCall>();
        // One object in the stream, an array in messages that came whole; `tool_call` is the older name of the first.
        var source = message.path("tool_calls");
        if (source.isArray()) {
            source.forEach(piece -> take(piece, pieces));
        } else {
            take(source.isObject() ? source : message.path("tool_call"), pieces);
        }
        return pieces;
    }

    List<ToolCall> joined() {
        return calls
            .entrySet()
            .stream()
            .map(call -> new ToolCall(call.getKey(), call.getValue().name, call.getValue().arguments.toString()))
            .toList();
    }

    private void take(JsonNode piece, List<ToolCall> pieces) {
        var callId = piece.path("tool_call_id").stringValue(latestCall);
        if (callId == null || !piece.isObject()) {
            return;
        }
        latestCall = callId;
        var call = calls.computeIfAbsent(callId, _ -> new Call());
        if (call.name.isEmpty()) {
            call.name = NodeText.of(piece.path("name"));
        }
        var arguments = NodeText.of(piece.path("arguments"));
        chars += arguments.length();
        if (chars > maxChars) {
            throw new LettaException(Kind.BAD_ANSWER, "The calls of one turn are over " + maxChars + " characters");
        }
        call.arguments.append(arguments);
        pieces.add(new ToolCall(callId, call.name, arguments));
    }
}
