package app.deepscifi.simulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An agent. Fields that the request left out have Letta's defaults. */
public record SimulatedAgent(
    String id,
    Instant createdAt,
    Instant updatedAt,
    String name,
    String system,
    String model,
    AgentModelSettings settings,
    int contextWindow,
    String summaryModel,
    @Nullable String description,
    JsonNode metadata,
    List<String> tags,
    List<Block> blocks
) {
    /** The accepted prefixes of model names. No model is called, but Letta refuses unknown providers, too. */
    private static final Set<String> PROVIDERS = Set.of("simulator", "openai-proxy", "openai", "anthropic");

    public static SimulatedAgent from(JsonNode asked) {
        mustBeText(asked, "name");
        mustBeText(asked, "system");
        mustBeText(asked, "model");
        var now = Instant.now();
        return new SimulatedAgent(
            LettaIds.agent(),
            now,
            now,
            asked.path("name").asString("Unnamed"),
            asked.path("system").asString(""),
            known(asked.path("model").asString("simulator/rules")),
            AgentModelSettings.from(asked.path("model_settings")),
            asked.path("context_window_limit").asInt(30_000),
            asked.path("compaction_settings").path("model").asString("openai/gpt-5-mini"),
            asked.path("description").asString(null),
            asked.path("metadata").isObject() ? asked.path("metadata") : Json.object(),
            strings(asked.path("tags")),
            asked.path("memory_blocks").valueStream().map(Block::from).toList()
        );
    }

    /**
     * The agent after an update. New model settings replace all old ones, as in Letta; missing fields get the defaults.
     */
    public SimulatedAgent patched(JsonNode patch) {
        mustBeText(patch, "name");
        mustBeText(patch, "system");
        return new SimulatedAgent(
            id,
            createdAt,
            Instant.now(),
            patch.path("name").asString(name),
            patch.path("system").asString(system),
            known(patch.path("model").asString(model)),
            patch.hasNonNull("model_settings") ? AgentModelSettings.from(patch.path("model_settings")) : settings,
            patch.path("context_window_limit").asInt(contextWindow),
            patch.path("compaction_settings").path("model").asString(summaryModel),
            patch.hasNonNull("description") ? patch.path("description").asString() : description,
            patch.path("metadata").isObject() ? patch.path("metadata") : metadata,
            patch.path("tags").isArray() ? strings(patch.path("tags")) : tags,
            blocks
        );
    }

    public Block block(String label) {
        return blocks
            .stream()
            .filter(it -> it.label().equals(label))
            .findFirst()
            .orElseThrow(() -> ErrorAnswer.noBlock(label, id));
    }

    public SimulatedAgent withBlock(String label, UnaryOperator<Block> change) {
        block(label);
        var changed = blocks
            .stream()
            .map(it -> it.label().equals(label) ? change.apply(it) : it)
            .toList();
        return new SimulatedAgent(
            id,
            createdAt,
            Instant.now(),
            name,
            system,
            model,
            settings,
            contextWindow,
            summaryModel,
            description,
            metadata,
            tags,
            changed
        );
    }

    /** The system prompt with the memory blocks, as the model receives it. */
    public String compiled(String conversation, int messages) {
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

    public ObjectNode toJson() {
        var json = Json.object()
            .put("created_by_id", LettaIds.USER)
            .put("last_updated_by_id", LettaIds.USER)
            .put("created_at", Times.precise(createdAt))
            .put("updated_at", Times.precise(updatedAt))
            .put("id", id)
            .put("name", name);
        json.putArray("tool_rules");
        json.putArray("message_ids");
        json.put("system", system).put("agent_type", "letta_v1_agent");
        json.set("llm_config", settings.toConfig(model, contextWindow));
        json.putNull("embedding_config").put("model", model).putNull("embedding");
        json.set("model_settings", settings.toJson());
        json.putObject("compaction_settings")
            .put("model", summaryModel)
            .putNull("model_settings")
            .put("prompt", "...")
            .put("prompt_acknowledgement", false)
            .put("clip_chars", 50_000)
            .put("mode", "sliding_window")
            .put("sliding_window_percentage", 0.3);
        json.putNull("response_format").put("description", description).set("metadata", metadata);
        var memory = json.putObject("memory").put("agent_type", "letta_v1_agent").put("git_enabled", false);
        memory.set("blocks", blocksJson());
        memory.putArray("file_blocks");
        memory.put("prompt_template", "");
        json.set("blocks", blocksJson());
        json.putArray("tools");
        json.putArray("sources");
        json.set("tags", Json.MAPPER.valueToTree(tags));
        for (var empty : List.of("tool_exec_environment_variables", "secrets", "identity_ids", "identities"))
            json.putArray(empty);
        for (var absent : List.of(
            "project_id",
            "template_id",
            "base_template_id",
            "deployment_id",
            "entity_id",
            "pending_approval"
        )) {
            json.putNull(absent);
        }
        json.put("message_buffer_autoclear", false).put("timezone", "UTC").put("max_files_open", 10);
        return json.put("per_file_view_window_char_limit", 25_000).putNull("hidden");
    }

    public JsonNode blocksJson() {
        return Json.array(blocks.stream().map(Block::toJson).toList());
    }

    private static String known(String handle) {
        if (PROVIDERS.contains(handle.substring(0, Math.max(0, handle.indexOf('/'))))) return handle;
        throw ErrorAnswer.unknownModel(handle);
    }

    private static List<String> strings(JsonNode array) {
        return array
            .valueStream()
            .map(it -> it.asString(""))
            .toList();
    }

    private static void mustBeText(JsonNode asked, String field) {
        if (asked.hasNonNull(field) && !asked.path(field).isString()) {
            throw ErrorAnswer.field("string_type", field, "Input should be a valid string");
        }
    }
}
