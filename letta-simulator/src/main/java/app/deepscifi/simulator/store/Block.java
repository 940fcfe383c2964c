package app.deepscifi.simulator.store;

import tools.jackson.databind.JsonNode;

/** A memory block: a part of an agent's prompt that can be rewritten. */
public record Block(String label, String value) {
    /** The maximum number of characters. */
    private static final int LIMIT = 100_000;

    public Block {
        if (value.length() > LIMIT) throw ErrorAnswer.field(
            "value_error",
            "value",
            "Value error, Edit failed: Exceeds %d character limit (requested %d)".formatted(LIMIT, value.length())
        );
    }

    static Block from(JsonNode asked) {
        return new Block(asked.path("label").asString(""), asked.path("value").asString(""));
    }

    private String description() {
        return switch (label) {
            case "persona" -> "The persona block: Stores details about your current persona, guiding how you behave and respond. This helps you to maintain consistency and personality in your interactions.";
            case "human" -> "The human block: Stores key details about the person you are conversing with, allowing for more personalized and friend-like conversation.";
            default -> "";
        };
    }

    String compiled() {
        return """
        <%s>
        <description>
        %s
        </description>
        <metadata>
        - chars_current=%d
        - chars_limit=%d
        </metadata>
        <value>
        %s
        </value>
        </%s>
        """.formatted(label, description(), value.length(), LIMIT, value, label);
    }
}
