package app.deepscifi.letta;

import app.deepscifi.letta.LettaException.Kind;
import app.deepscifi.letta.model.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Joins the pieces of calls. The name of a call comes first, then its arguments in pieces, then the next call.
 */
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

    /**
     * Adds the pieces of a message.
     *
     * @return the same pieces, each with the id and name of its call
     */
    List<ToolCall> take(JsonNode message) {
        var pieces = new ArrayList<ToolCall>();
        // In a stream this is one object, in a complete message an array. `tool_call` is the older name.
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
