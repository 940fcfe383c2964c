package app.deepscifi.api.agents.runtime;

import java.util.Map;

/** What the model is told of a tool. {@code parameters} is a JSON Schema of its arguments. */
public record ToolDefinition(String name, String description, Map<String, Object> parameters) {}
