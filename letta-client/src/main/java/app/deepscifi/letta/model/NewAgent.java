package app.deepscifi.letta.model;

import java.util.List;
import java.util.Map;

/** An agent to create. It gets no tools of the server; ours are sent with each request. */
public record NewAgent(
    String name,
    String system,
    AgentModel model,
    List<MemoryBlock> blocks,
    Map<String, String> metadata,
    List<String> tags
) {
    public NewAgent {
        blocks = List.copyOf(blocks);
        metadata = Map.copyOf(metadata);
        tags = List.copyOf(tags);
    }
}
