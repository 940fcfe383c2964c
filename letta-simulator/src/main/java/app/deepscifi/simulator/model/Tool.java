package app.deepscifi.simulator.model;

import tools.jackson.databind.JsonNode;

/** A tool the model may call, with the JSON Schema of its arguments. */
public record Tool(String name, String description, JsonNode parameters) {}
