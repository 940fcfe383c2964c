package app.deepscifi.letta.model;

/** Version and status of a server. */
public record ServerHealth(String version, String status) {}
