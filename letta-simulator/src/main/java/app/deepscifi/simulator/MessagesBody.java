package app.deepscifi.simulator;

import app.deepscifi.simulator.store.ErrorAnswer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The validated body of a request for a turn. Its flags are not read: the answer is always streamed in tokens and with
 * pings, as our client asks for it.
 *
 * @param decisions the client's answers to pending calls: tool returns and denials
 * @param said the new messages, in order
 * @param tools the names of the tools that the model may call
 */
record MessagesBody(List<JsonNode> decisions, List<Line> said, List<String> tools) {
    /** One message of the request. The role is that of the API, such as {@code user}. */
    record Line(String role, String text) {}

    static MessagesBody from(JsonNode body) {
        var messages = body.path("messages");
        if (!messages.isArray()) throw ErrorAnswer.field("list_type", "messages", "Input should be a valid list");
        if (messages.isEmpty()) throw ErrorAnswer.emptyMessages();
        var decisions = new ArrayList<JsonNode>();
        var said = new ArrayList<Line>();
        for (var item : messages) {
            switch (item.path("type").asString("message")) {
                case "tool_return" -> item.path("tool_returns").forEach(decisions::add);
                case "approval" -> item.path("approvals").forEach(decisions::add);
                default -> said.add(new Line(role(item), item.path("content").asString("")));
            }
        }
        return new MessagesBody(
            decisions,
            said,
            body
                .path("client_tools")
                .valueStream()
                .map(it -> it.path("name").asString(""))
                .toList()
        );
    }

    private static String role(JsonNode item) {
        var role = item.path("role").asString("");
        if (List.of("user", "system", "assistant").contains(role)) return role;
        throw ErrorAnswer.field("literal_error", "messages", "Input should be user, system or assistant");
    }
}
