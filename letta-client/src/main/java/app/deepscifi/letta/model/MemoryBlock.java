package app.deepscifi.letta.model;

/** A labelled text that an agent always has before it, in every one of its conversations. */
public record MemoryBlock(String label, String value) {}
