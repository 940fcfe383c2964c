package app.deepscifi.letta.model;

/** A labelled text that is part of the prompt in every conversation of an agent. */
public record MemoryBlock(String label, String value) {}
