package app.deepscifi.letta;

/** What a server that answers says of itself. */
public record ServerHealth(String version, String status) {}
