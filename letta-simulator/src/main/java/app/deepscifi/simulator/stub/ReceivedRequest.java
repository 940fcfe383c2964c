package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request that the stub model received.
 *
 * @param body as it was sent
 */
public record ReceivedRequest(JsonNode body) {
    /** The same request in the form that a simulated model takes. The first system message becomes the prompt. */
    public ModelRequest asModelRequest() {
        var system = "";
        var messages = new ArrayList<ModelMessage>();
        var tools = new HashMap<String, String>();
        for (var message : body.path("messages")) {
            var text = text(message.path("content"));
            switch (message.path("role").asString("")) {
                case "system", "developer" -> {
                    if (messages.isEmpty() && system.isEmpty()) system = text;
                    else messages.add(new ModelMessage.Told(text));
                }
                case "assistant" -> {
                    var calls = message.path("tool_calls").valueStream().map(ReceivedRequest::call).toList();
                    calls.forEach(call -> tools.put(call.id(), call.tool()));
                    messages.add(new ModelMessage.Answered(text, calls));
                }
                case "tool" -> messages.add(
                    returned(tools.getOrDefault(message.path("tool_call_id").asString(""), ""), text)
                );
                default -> messages.add(new ModelMessage.Said(text));
            }
        }
        return new ModelRequest(system, messages, tools());
    }

    boolean streamed() {
        return body.path("stream").asBoolean(false);
    }

    private List<String> tools() {
        return body
            .path("tools")
            .valueStream()
            .map(it -> it.path("function").path("name").asString(""))
            .toList();
    }

    /** Unwraps a tool result from Letta's JSON envelope. A result that Letta cut short is no valid JSON any more. */
    private static ModelMessage returned(String tool, String text) {
        try {
            var envelope = JsonMapper.shared().readTree(text);
            if (envelope.path("message").isString()) return new ModelMessage.Returned(
                tool,
                envelope.path("message").asString(),
                envelope.path("status").asString("").equals("Failed")
            );
        } catch (JacksonException _) {
            // Not an envelope: the text is the tool's own.
        }
        return new ModelMessage.Returned(tool, text, false);
    }

    private static Call call(JsonNode call) {
        var function = call.path("function");
        return new Call(
            call.path("id").asString(""),
            function.path("name").asString(""),
            function.path("arguments").asString("")
        );
    }

    private static String text(JsonNode content) {
        if (content.isString()) return content.asString();
        return content
            .valueStream()
            .map(part -> part.path("text").asString(""))
            .collect(Collectors.joining(" "));
    }
}
