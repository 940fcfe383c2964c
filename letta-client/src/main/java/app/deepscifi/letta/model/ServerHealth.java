package app.deepscifi.letta.model;

/** What a server that answers says of itself. */
public record ServerHealth(String version, String status) {}
