package app.deepscifi.api.agents.runtime;

import java.util.Map;

/**
 * A tool as the model sees it.
 *
 * @param parameters a JSON Schema of the arguments
 */
public record ToolDefinition(String name, String description, Map<String, Object> parameters) {}
