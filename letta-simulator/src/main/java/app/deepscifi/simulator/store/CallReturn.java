package app.deepscifi.simulator.store;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of one call: the tool's answer, or the denial. */
public record CallReturn(String callId, String tool, String result, boolean failed) {
    /** The maximum number of characters. Letta cuts longer results. */
    private static final int LONGEST = 51_000;

    public static CallReturn from(JsonNode item, String tool) {
        var text = item.path("tool_return").asString("");
        return new CallReturn(
            item.path("tool_call_id").asString(""),
            tool,
            text.length() > LONGEST ? text.substring(0, LONGEST) : text,
            item.path("status").asString("success").equals("error")
        );
    }

    public static CallReturn denied(JsonNode item, String tool) {
        var reason = item.path("reason").asString("");
        var text = "Error: request to call tool denied. User reason: " + (reason.isEmpty() ? "None" : reason);
        return new CallReturn(item.path("tool_call_id").asString(""), tool, text, true);
    }

    public static CallReturn unknownTool(String callId, String tool, List<String> known) {
        var names = String.join(
            ", ",
            known
                .stream()
                .map(it -> "'" + it + "'")
                .toList()
        );
        var text = "[ToolConstraintError] Cannot call %s, valid tools include: [%s].".formatted(tool, names);
        return new CallReturn(callId, tool, text, true);
    }

    ObjectNode toJson() {
        return Json.object()
            .put("type", "tool")
            .put("tool_return", result)
            .put("status", failed ? "error" : "success")
            .put("tool_call_id", callId)
            .putNull("stdout")
            .putNull("stderr");
    }
}
