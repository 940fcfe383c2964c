package app.deepscifi.simulator.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A memory block: a part of an agent's prompt that can be rewritten. */
public record Block(String id, String label, String value, @Nullable String description, int limit) {
    private static final int LIMIT = 100_000;
    private static final String PERSONA =
        "The persona block: Stores details about your current persona, guiding how you behave and respond. This helps you to maintain consistency and personality in your interactions.";
    private static final String HUMAN =
        "The human block: Stores key details about the person you are conversing with, allowing for more personalized and friend-like conversation.";

    static Block from(JsonNode asked) {
        var label = asked.path("label").asString("");
        if (label.isEmpty()) throw ErrorAnswer.field("missing", "label", "Field required");
        var block = new Block(LettaIds.block(), label, "", defaultDescription(label), LIMIT);
        return block.patched(asked);
    }

    private static @Nullable String defaultDescription(String label) {
        return switch (label) {
            case "persona" -> PERSONA;
            case "human" -> HUMAN;
            default -> null;
        };
    }

    public Block patched(JsonNode patch) {
        var changed = new Block(
            id,
            label,
            patch.path("value").asString(value),
            patch.hasNonNull("description") ? patch.path("description").asString() : description,
            patch.path("limit").asInt(limit)
        );
        if (changed.value.length() <= changed.limit) return changed;
        throw ErrorAnswer.field(
            "value_error",
            "value",
            "Value error, Edit failed: Exceeds %d character limit (requested %d)".formatted(
                changed.limit,
                changed.value.length()
            )
        );
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
        """.formatted(label, description == null ? "" : description, value.length(), limit, value, label);
    }

    public ObjectNode toJson() {
        var json = Json.object().put("value", value).put("limit", limit);
        for (var absent : new String[] { "project_id", "template_name" }) json.putNull(absent);
        json.put("is_template", false);
        for (var absent : new String[] { "template_id", "base_template_id", "deployment_id", "entity_id" })
            json.putNull(absent);
        json.put("preserve_on_migration", false)
            .put("label", label)
            .put("read_only", false)
            .put("description", description);
        json.putObject("metadata");
        json.putNull("hidden").put("id", id).putNull("created_by_id").putNull("last_updated_by_id");
        json.putArray("tags");
        return json;
    }
}
