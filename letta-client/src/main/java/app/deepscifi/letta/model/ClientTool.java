package app.deepscifi.letta.model;

import java.util.Map;

/**
 * A function of ours that the model may call. The server forgets it after each request.
 *
 * @param parameters a JSON Schema of the arguments
 */
public record ClientTool(String name, String description, Map<String, Object> parameters) {}
