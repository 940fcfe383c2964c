package app.deepscifi.letta;

import tools.jackson.databind.JsonNode;

/** Reads text where the server is of two minds about its form. */
final class NodeText {

    private NodeText() {}

    /** A string as it is, nothing as "", anything else as JSON. */
    static String of(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isMissingNode() || node.isNull() ? "" : node.toString();
    }

    /** The content of a message: a string, or a list of parts of which the texts count. */
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
