package app.deepscifi.api.agents.runtime;

import java.util.Map;

/** A tool as the model sees it. {@code parameters} is a JSON Schema of its arguments. */
public record ToolDefinition(String name, String description, Map<String, Object> parameters) {}
