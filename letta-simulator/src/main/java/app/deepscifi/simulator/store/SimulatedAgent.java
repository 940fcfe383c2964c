package app.deepscifi.simulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An agent, with those fields of the request that influence its turns. */
public record SimulatedAgent(String id, String system, ModelSettings settings, List<Block> blocks) {
    /** The accepted prefixes of model names. No model is called, but Letta refuses unknown providers, too. */
    private static final Set<String> PROVIDERS = Set.of("simulator", "openai-proxy", "openai", "anthropic");

    /** @param parallelCalls whether all calls of one answer are stored, or only the first */
    public record ModelSettings(boolean parallelCalls) {}

    public static SimulatedAgent from(JsonNode asked) {
        var handle = asked.path("model").asString("");
        if (!PROVIDERS.contains(handle.split("/", 2)[0])) throw ErrorAnswer.unknownModel(handle);
        return new SimulatedAgent(
            LettaIds.agent(),
            asked.path("system").asString(""),
            new ModelSettings(asked.path("model_settings").path("parallel_tool_calls").asBoolean(false)),
            asked.path("memory_blocks").valueStream().map(Block::from).toList()
        );
    }

    public Block block(String label) {
        return blocks
            .stream()
            .filter(it -> it.label().equals(label))
            .findFirst()
            .orElseThrow(() -> ErrorAnswer.noBlock(label, id));
    }

    public SimulatedAgent withBlock(String label, String value) {
        block(label);
        var changed = blocks
            .stream()
            .map(it -> it.label().equals(label) ? new Block(label, value) : it)
            .toList();
        return new SimulatedAgent(id, system, settings, changed);
    }

    /** The system prompt with the memory blocks, as the model receives it. */
    String compiled(String conversation, int messages) {
        var prompt = new StringBuilder(system);
        if (!blocks.isEmpty()) {
            prompt.append(
                "\n\n<memory_blocks>\nThe following memory blocks are currently engaged in your core memory unit:\n\n"
            );
            blocks.forEach(block -> prompt.append(block.compiled()).append('\n'));
            prompt.append("</memory_blocks>");
        }
        return prompt
            .append("\n\n<memory_metadata>\n- AGENT_ID: ")
            .append(id)
            .append("\n- CONVERSATION_ID: ")
            .append(conversation)
            .append("\n- System prompt last recompiled: ")
            .append(Times.sentence(Instant.now()))
            .append("\n- ")
            .append(messages)
            .append(" previous messages between you and the user are stored in recall memory\n</memory_metadata>")
            .toString();
    }
}
