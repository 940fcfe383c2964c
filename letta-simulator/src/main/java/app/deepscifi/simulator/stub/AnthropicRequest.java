package app.deepscifi.simulator.stub;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A request of Anthropic's Messages API. The API is strict about the order of roles and content blocks. */
record AnthropicRequest(JsonNode body) {
    /** The reason why Anthropic would refuse the request; empty if it is valid. */
    Optional<String> refusal() {
        var expected = "user";
        Set<String> open = Set.of();
        for (var message : body.path("messages")) {
            var role = message.path("role").asString("");
            if (!role.equals(expected)) return Optional.of("messages: expected the role " + expected);
            var answered = ids(message, "tool_result", "tool_use_id");
            if (!answered.equals(open)) return Optional.of("messages: calls " + open + " were answered by " + answered);
            if (blocks(message).anyMatch(AnthropicRequest::isEmpty)) {
                return Optional.of("messages: text content blocks must be non-empty");
            }
            if (blocks(message).findAny().isEmpty()) return Optional.of("messages: content must be non-empty");
            open = ids(message, "tool_use", "id");
            expected = role.equals("user") ? "assistant" : "user";
        }
        return expected.equals("user") ? Optional.of("messages: must end with the role user") : Optional.empty();
    }

    /** The same request in the form that a simulated model takes. */
    ModelRequest asModelRequest() {
        var messages = new ArrayList<ModelMessage>();
        var tools = new HashMap<String, String>();
        for (var message : body.path("messages")) {
            if (message.path("role").asString("").equals("assistant")) {
                var calls = of(message, "tool_use").map(AnthropicRequest::call).toList();
                calls.forEach(call -> tools.put(call.id(), call.tool()));
                messages.add(new ModelMessage.Answered(text(message), calls));
            } else {
                of(message, "tool_result").forEach(result -> messages.add(returned(result, tools)));
                var text = text(message);
                if (!text.isEmpty()) messages.add(new ModelMessage.Said(text));
            }
        }
        return new ModelRequest(text(body.path("system")), messages, tools());
    }

    private List<String> tools() {
        return body
            .path("tools")
            .valueStream()
            .map(it -> it.path("name").asString(""))
            .toList();
    }

    private static ModelMessage returned(JsonNode result, Map<String, String> tools) {
        return new ModelMessage.Returned(
            tools.getOrDefault(result.path("tool_use_id").asString(""), ""),
            textOf(result.path("content")),
            result.path("is_error").asBoolean(false)
        );
    }

    private static Call call(JsonNode block) {
        return new Call(block.path("id").asString(""), block.path("name").asString(""), block.path("input").toString());
    }

    private static Set<String> ids(JsonNode message, String type, String name) {
        return of(message, type)
            .map(block -> block.path(name).asString(""))
            .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isEmpty(JsonNode block) {
        return block.path("type").asString("").equals("text") && block.path("text").asString("").isBlank();
    }

    private static Stream<JsonNode> of(JsonNode message, String type) {
        return blocks(message).filter(block -> block.path("type").asString("").equals(type));
    }

    private static Stream<JsonNode> blocks(JsonNode message) {
        return message.path("content").valueStream();
    }

    private static String text(JsonNode message) {
        return textOf(message.isArray() ? message : message.path("content"));
    }

    private static String textOf(JsonNode content) {
        if (content.isString()) return content.asString();
        return content
            .valueStream()
            .filter(block -> block.path("type").asString("").equals("text"))
            .map(block -> block.path("text").asString(""))
            .collect(Collectors.joining("\n\n"));
    }
}
