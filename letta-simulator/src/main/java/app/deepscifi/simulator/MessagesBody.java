package app.deepscifi.simulator;

import app.deepscifi.simulator.model.Tool;
import app.deepscifi.simulator.store.ErrorAnswer;
import app.deepscifi.simulator.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The validated body of a request for a turn.
 *
 * @param decisions the client's answers to pending calls: tool returns, approvals, denials
 * @param said the new messages, in order
 */
record MessagesBody(
    List<JsonNode> decisions,
    List<Line> said,
    List<Tool> tools,
    @Nullable String overrideSystem,
    int maxSteps,
    boolean streaming,
    boolean tokens,
    boolean pings,
    boolean background
) {
    /** One message of the request. The role is that of the API, such as {@code user}. */
    record Line(String role, String text) {}

    static MessagesBody from(JsonNode body) {
        var decisions = new ArrayList<JsonNode>();
        var said = new ArrayList<Line>();
        for (var item : items(body)) {
            switch (item.path("type").asString("message")) {
                case "tool_return" -> item.path("tool_returns").forEach(decisions::add);
                case "approval" -> item.path("approvals").forEach(decisions::add);
                default -> said.add(new Line(role(item), text(item.path("content"))));
            }
        }
        var override = body.path("override_system").asString("");
        return new MessagesBody(
            List.copyOf(decisions),
            List.copyOf(said),
            body.path("client_tools").valueStream().map(MessagesBody::tool).toList(),
            override.isEmpty() ? null : override,
            body.path("max_steps").asInt(50),
            body.path("streaming").asBoolean(true),
            body.path("stream_tokens").asBoolean(false),
            body.path("include_pings").asBoolean(true),
            body.path("background").asBoolean(false)
        );
    }

    private static List<JsonNode> items(JsonNode body) {
        var input = body.hasNonNull("input");
        var messages = body.hasNonNull("messages");
        if (input && messages) throw eitherOr("Cannot specify both 'input' and 'messages'. Use one or the other.");
        if (!input && !messages) throw eitherOr("Must specify either 'input' or 'messages'.");
        if (input) return List.of(
            Json.object()
                .put("role", "user")
                .put("content", text(body.path("input")))
        );
        if (!body.path("messages").isArray()) throw ErrorAnswer.field(
            "list_type",
            "messages",
            "Input should be a valid list"
        );
        if (body.path("messages").isEmpty()) throw ErrorAnswer.emptyMessages();
        return body.path("messages").valueStream().toList();
    }

    private static ErrorAnswer eitherOr(String message) {
        return ErrorAnswer.unprocessable(
            "[{'type': 'value_error', 'loc': ('body',), 'msg': \"Value error, %s\", 'ctx': {'error': ValueError(\"%s\")}}]".formatted(
                message,
                message
            )
        );
    }

    private static String role(JsonNode item) {
        var role = item.path("role").asString("");
        if (List.of("user", "system", "assistant").contains(role)) return role;
        throw ErrorAnswer.field("literal_error", "messages", "Input should be user, system or assistant");
    }

    private static String text(JsonNode content) {
        if (content.isString()) return content.asString();
        return content
            .valueStream()
            .map(part -> part.path("text").asString(""))
            .collect(Collectors.joining(" "));
    }

    private static Tool tool(JsonNode node) {
        return new Tool(node.path("name").asString(""), node.path("description").asString(""), node.path("parameters"));
    }

    List<String> toolNames() {
        return tools.stream().map(Tool::name).toList();
    }
}
