package app.deepscifi.api.agents.runtime.letta;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.agents.runtime.ToolDefinition;
import app.deepscifi.letta.LettaClient;
import app.deepscifi.letta.LettaException;
import app.deepscifi.letta.model.AgentId;
import app.deepscifi.letta.model.AgentModel;
import app.deepscifi.letta.model.ClientTool;
import app.deepscifi.letta.model.ConversationId;
import app.deepscifi.letta.model.LettaInput;
import app.deepscifi.letta.model.MemoryBlock;
import app.deepscifi.letta.model.NewAgent;
import app.deepscifi.letta.model.SendMessages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Runs agents on a Letta server, or on any server with the same API. */
public final class LettaRuntime implements AgentRuntime {

    /** All our agents have this tag, so that an operator finds them. */
    private static final String TAG = "deepscifi";

    private final LettaClient letta;
    private final Optional<AgentModel> model;
    private final IntSupplier capacity;

    /**
     * @param model    for new agents; if empty, {@link #createAgent} fails with UNAUTHORIZED
     * @param capacity number of turns that all instances of the server together run at once
     */
    public LettaRuntime(LettaClient letta, Optional<AgentModel> model, IntSupplier capacity) {
        this.letta = letta;
        this.model = model;
        this.capacity = capacity;
    }

    @Override
    public String name() {
        return "letta";
    }

    @Override
    public OptionalInt capacity() {
        return OptionalInt.of(capacity.getAsInt());
    }

    @Override
    public String createAgent(AgentSpec spec) {
        var blocks = spec
            .blocks()
            .stream()
            .map(block -> new MemoryBlock(block.label(), block.value()))
            .toList();
        var chosen = model.orElseThrow(() -> new AgentRuntimeException(Kind.UNAUTHORIZED, "No model is set"));
        var agent = new NewAgent(spec.name(), spec.system(), chosen, blocks, Map.of(), List.of(TAG));
        return asked(() -> letta.createAgent(agent).value());
    }

    @Override
    public void deleteAgent(String agentId) {
        told(() -> letta.deleteAgent(new AgentId(agentId)));
    }

    @Override
    public void updateBlock(String agentId, String label, String value) {
        told(() -> letta.patchBlock(new AgentId(agentId), label, value));
    }

    @Override
    public String openConversation(String agentId) {
        return asked(() -> letta.createConversation(new AgentId(agentId)).value());
    }

    @Override
    public void deleteConversation(String conversationId) {
        told(() -> letta.deleteConversation(new ConversationId(conversationId)));
    }

    @Override
    public void recompile(String conversationId) {
        told(() -> letta.recompile(new ConversationId(conversationId)));
    }

    @Override
    public List<String> pendingCalls(String conversationId) {
        return asked(() ->
            letta
                .pendingCalls(new ConversationId(conversationId))
                .stream()
                .map(call -> call.callId())
                .toList()
        );
    }

    @Override
    public Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools) {
        var inputs = messages.stream().map(LettaRuntime::input).toList();
        var clientTools = tools
            .stream()
            .map(tool -> new ClientTool(tool.name(), tool.description(), tool.parameters()))
            .toList();
        var request = new SendMessages(inputs, clientTools);
        return asked(() -> new LettaAnswer(letta.send(new ConversationId(conversationId), request)));
    }

    @Override
    public boolean cancel(String conversationId) {
        return asked(() -> letta.cancel(new ConversationId(conversationId)));
    }

    private static LettaInput input(Message message) {
        return switch (message) {
            case Message.User(var text) -> new LettaInput.UserMessage(text);
            case Message.Assistant(var text) -> new LettaInput.AssistantMessage(text);
            case Message.Context(var text) -> new LettaInput.SystemMessage(text);
            case Message.ToolReturns(var returns) -> new LettaInput.ToolReturns(
                returns
                    .stream()
                    .map(it -> new LettaInput.ToolReturn(it.callId(), it.text(), it.ok()))
                    .toList()
            );
            case Message.Denials(var denials) -> new LettaInput.Denials(
                denials
                    .stream()
                    .map(it -> new LettaInput.Denial(it.callId(), it.reason()))
                    .toList()
            );
        };
    }

    private static void told(Runnable request) {
        asked(() -> {
            request.run();
            return "";
        });
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (LettaException e) {
            throw LettaFailures.of(e);
        }
    }
}
