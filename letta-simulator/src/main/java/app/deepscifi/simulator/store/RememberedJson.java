package app.deepscifi.simulator.store;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.store.Remembered.Origin;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages in Letta's format. One stored answer can become several messages. */
public final class RememberedJson {

    private RememberedJson() {}

    public static List<ObjectNode> of(Remembered remembered) {
        return switch (remembered) {
            case Remembered.Told told -> List.of(message("system_message", told.origin()).put("content", told.text()));
            case Remembered.Said said -> List.of(
                message("user_message", said.origin()).put("otid", otid(said.origin(), 0)).put("content", said.text())
            );
            case Remembered.Answered answered -> answer(answered);
            case Remembered.Decided decided -> List.of(decision(decided));
            case Remembered.Returned returned -> List.of(returns(returned));
        };
    }

    private static List<ObjectNode> answer(Remembered.Answered answered) {
        var origin = answered.origin();
        var messages = new ArrayList<ObjectNode>();
        if (!answered.thought().isEmpty()) messages.add(reasoning(origin, answered.thought()));
        if (!answered.text().isEmpty()) messages.add(assistant(origin, !messages.isEmpty(), answered.text()));
        if (!answered.unknown().isEmpty()) messages.add(calls("tool_call_message", origin, answered.unknown()));
        if (!answered.pending().isEmpty()) messages.add(calls("approval_request_message", origin, answered.pending()));
        return messages;
    }

    public static ObjectNode reasoning(Origin origin, String text) {
        return message("reasoning_message", origin)
            .put("otid", otid(origin, 0))
            .put("source", "reasoner_model")
            .put("reasoning", text)
            .putNull("signature");
    }

    public static ObjectNode assistant(Origin origin, boolean second, String text) {
        return message("assistant_message", origin)
            .put("otid", otid(origin, second ? 1 : 0))
            .put("content", text);
    }

    private static ObjectNode calls(String type, Origin origin, List<Call> calls) {
        var pieces = calls.stream().map(RememberedJson::call).toList();
        var json = callMessage(type, origin);
        json.set("tool_call", pieces.getFirst());
        json.set("tool_calls", Json.array(pieces));
        return json;
    }

    /** A piece of a call. In the stream, `tool_calls` is one object; in lists, it is an array. */
    public static ObjectNode callPiece(String type, Origin origin, JsonNode piece) {
        var json = callMessage(type, origin);
        json.set("tool_call", piece);
        json.set("tool_calls", piece);
        return json;
    }

    private static ObjectNode callMessage(String type, Origin origin) {
        var request = type.equals("approval_request_message");
        return message(type, origin).put("otid", request ? origin.id() : otid(origin, 0));
    }

    private static ObjectNode call(Call call) {
        return Json.object().put("name", call.tool()).put("arguments", call.arguments()).put("tool_call_id", call.id());
    }

    private static ObjectNode decision(Remembered.Decided decided) {
        var first = decided.approvals().path(0);
        var approval = first.path("type").asString("").equals("approval");
        var json = message("approval_response_message", decided.origin());
        json.set("approvals", decided.approvals());
        if (!approval) return json.putNull("approve").putNull("approval_request_id").putNull("reason");
        return json
            .put("approve", first.path("approve").asBoolean(false))
            .put("approval_request_id", first.path("tool_call_id").asString(""))
            .put("reason", first.path("reason").asString(null));
    }

    public static ObjectNode returns(Remembered.Returned returned) {
        var first = returned.returns().getFirst();
        var json = message("tool_return_message", returned.origin()).put("otid", otid(returned.origin(), 0));
        if (first.result().startsWith("[ToolConstraintError]")) json.put("name", first.tool());
        json.put("tool_return", first.result())
            .put("status", first.failed() ? "error" : "success")
            .put("tool_call_id", first.callId())
            .putNull("stdout")
            .putNull("stderr");
        json.set("tool_returns", Json.array(returned.returns().stream().map(CallReturn::toJson).toList()));
        return json;
    }

    public static ObjectNode message(String type, Origin origin) {
        return Json.object()
            .put("id", origin.id())
            .put("date", Times.message(origin.at()))
            .putNull("name")
            .put("message_type", type)
            .putNull("otid")
            .putNull("sender_id")
            .put("step_id", origin.step())
            .putNull("is_err")
            .putNull("seq_id")
            .put("run_id", origin.run());
    }

    /** The id of one part of a message. Letta numbers the parts at the end of this id. */
    private static String otid(Origin origin, int part) {
        var uuid = origin.id().substring("message-".length());
        return uuid.substring(0, uuid.length() - 2) + (80 + part);
    }
}
