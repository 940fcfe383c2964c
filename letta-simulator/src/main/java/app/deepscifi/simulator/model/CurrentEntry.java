package app.deepscifi.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The entry that shall be changed. */
final class CurrentEntry {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CurrentEntry() {}

    /** The entry as the canon has it where it was read, else as far as the digest knows it. */
    static ObjectNode of(Digest.Entry entry, @Nullable String read) {
        var field = switch (entry.section()) {
            case "elements" -> "summary";
            case "timeline" -> "title";
            case "questions" -> "text";
            default -> "statement";
        };
        var found = read == null ? null : find(read, entry, field);
        if (found != null) return found.deepCopy();
        var value = JSON.createObjectNode();
        return switch (entry.section()) {
            case "elements" -> value
                .put("kind", entry.kind())
                .put("name", entry.name())
                .put("summary", entry.text())
                .put("detail", "sketch");
            case "timeline" -> value.put("when", entry.text()).put("title", entry.name()).put("significance", "");
            case "questions" -> value.put("text", entry.text());
            case "constraints" -> value
                .put("statement", entry.text())
                .put("kind", "narrative")
                .put("strictness", "strong");
            default -> value.put("statement", entry.text()).put("scope", "universal").put("certainty", "established");
        };
    }

    private static @Nullable ObjectNode find(String read, Digest.Entry entry, String field) {
        try {
            var tree = JSON.readTree(read);
            for (var key : List.of(entry.address(), entry.slug())) {
                if (tree.findValue(key) instanceof ObjectNode it && it.has(field)) return it;
            }
            return tree.findParent(field) instanceof ObjectNode it ? it : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
