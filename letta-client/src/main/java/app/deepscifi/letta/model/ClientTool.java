package app.deepscifi.letta.model;

import java.util.Map;

/**
 * A tool of ours that the model may call. It is valid for one request only.
 *
 * @param parameters a JSON Schema of the arguments
 */
public record ClientTool(String name, String description, Map<String, Object> parameters) {}
