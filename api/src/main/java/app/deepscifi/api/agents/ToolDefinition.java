package app.deepscifi.api.agents;

import java.util.Map;

/** What the model is told of a tool. {@code parameters} is a JSON Schema of its arguments. */
record ToolDefinition(String name, String description, Map<String, Object> parameters) {}
