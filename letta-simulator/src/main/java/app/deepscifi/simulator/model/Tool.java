package app.deepscifi.simulator.model;

import tools.jackson.databind.JsonNode;

/**
 * A tool that the model may call.
 *
 * @param parameters the JSON Schema of its arguments
 */
public record Tool(String name, String description, JsonNode parameters) {}
