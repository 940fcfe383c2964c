package app.deepscifi.letta;

import app.deepscifi.letta.generated.model.AgentCreate;
import app.deepscifi.letta.generated.model.Approval;
import app.deepscifi.letta.generated.model.ApprovalCreate;
import app.deepscifi.letta.generated.model.BlockCreate;
import app.deepscifi.letta.generated.model.ClientToolSpec;
import app.deepscifi.letta.generated.model.CompactionSettings;
import app.deepscifi.letta.generated.model.MessageCreate;
import app.deepscifi.letta.generated.model.MessagesSend;
import app.deepscifi.letta.generated.model.ModelSettings;
import app.deepscifi.letta.generated.model.TextCreate;
import app.deepscifi.letta.generated.model.ToolReturn;
import app.deepscifi.letta.generated.model.ToolReturnCreate;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ClientTool;
import app.deepscifi.letta.model.LettaInput;
import app.deepscifi.letta.model.LettaInput.AssistantMessage;
import app.deepscifi.letta.model.LettaInput.Denials;
import app.deepscifi.letta.model.LettaInput.SystemMessage;
import app.deepscifi.letta.model.LettaInput.ToolReturns;
import app.deepscifi.letta.model.LettaInput.UserMessage;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Converts our types to those of the server's API. */
final class Wire {

    private Wire() {}

    /** Leaves nulls out, because the server treats null as an empty value. */
    static JsonMapper mapper() {
        return JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    }

    static AgentCreate agentCreate(NewAgent agent) {
        var model = agent.model();
        return new AgentCreate()
            .name(agent.name())
            .agentType("letta_v1_agent")
            .system(agent.system())
            .model(model.handle())
            .modelSettings(modelSettings(model))
            .contextWindowLimit(model.contextWindow())
            .compactionSettings(compaction(model))
            .includeBaseTools(false)
            .memoryBlocks(
                agent
                    .blocks()
                    .stream()
                    .map(block -> new BlockCreate().label(block.label()).value(block.value()))
                    .toList()
            )
            .metadata(agent.metadata())
            .tags(agent.tags());
    }

    static MessagesSend messagesSend(SendMessages request) {
        return new MessagesSend()
            .messages(request.inputs().stream().map(Wire::message).toList())
            .streaming(true)
            .streamTokens(true)
            .includePings(true)
            .clientTools(request.clientTools().stream().map(Wire::clientTool).toList());
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static MessageCreate message(LettaInput input) {
        return switch (input) {
            case UserMessage user -> text("user", user.text());
            case AssistantMessage assistant -> text("assistant", assistant.text());
            case SystemMessage system -> text("system", system.text());
            case ToolReturns returns -> new ToolReturnCreate().toolReturns(
                returns.returns().stream().map(Wire::toolReturn).toList()
            );
            case Denials denials -> new ApprovalCreate().approvals(
                denials.denials().stream().map(Wire::denial).toList()
            );
        };
    }

    private static MessageCreate text(String role, String content) {
        return new TextCreate().role(role).content(content);
    }

    private static ToolReturn toolReturn(LettaInput.ToolReturn result) {
        return new ToolReturn()
            .type("tool")
            .toolCallId(result.callId())
            .toolReturn(result.text())
            .status(result.success() ? "success" : "error");
    }

    private static Approval denial(LettaInput.Denial denial) {
        return new Approval().type("approval").toolCallId(denial.callId()).approve(false).reason(denial.reason());
    }

    private static ClientToolSpec clientTool(ClientTool tool) {
        return new ClientToolSpec().name(tool.name()).description(tool.description()).parameters(tool.parameters());
    }

    private static ModelSettings modelSettings(AgentModel model) {
        return new ModelSettings()
            .providerType(model.providerType())
            .parallelToolCalls(true)
            .temperature(model.temperature())
            .maxOutputTokens(model.maxOutputTokens());
    }

    private static CompactionSettings compaction(AgentModel model) {
        return new CompactionSettings().model(model.handle());
    }
}
