package app.deepscifi.letta.model;

import java.util.List;

/** An agent as the server has it. */
public record Agent(AgentId id, String name, String system, List<MemoryBlock> blocks, List<String> tags) {
    public Agent {
        blocks = List.copyOf(blocks);
        tags = List.copyOf(tags);
    }
}
