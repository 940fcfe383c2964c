package app.deepscifi.letta;

import tools.jackson.databind.JsonNode;

/** Reads text that the server sends in more than one form. */
final class NodeText {

    private NodeText() {}

    /** Returns a string as it is, "" for null or a missing node, and JSON for anything else. */
    static String of(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isMissingNode() || node.isNull() ? "" : node.toString();
    }

    /** Returns the content of a message: a string, or the joined texts of a list of parts. */
    static String ofContent(JsonNode content) {
        if (!content.isArray()) {
            return of(content);
        }
        var text = new StringBuilder();
        for (var part : content) {
            text.append(of(part.path("text")));
        }
        return text.toString();
    }
}
