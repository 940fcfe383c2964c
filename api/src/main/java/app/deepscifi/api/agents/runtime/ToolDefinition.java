package app.deepscifi.api.agents.runtime;

import java.util.Map;

/**
 * A tool as the model sees it.
 *
 * @param parameters a JSON Schema of the arguments
 */
public record ToolDefinition(String name, String description, Map<String, Object> parameters) {
    /** That of the name: the schema is deep, and each turn looks for its tools in maps. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
