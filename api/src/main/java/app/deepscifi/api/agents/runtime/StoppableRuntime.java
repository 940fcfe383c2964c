package app.deepscifi.api.agents.runtime;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The runtime for one turn. A stop of that turn interrupts every call that waits, except {@link #cancel}, which the stop
 * itself uses.
 */
public final class StoppableRuntime implements AgentRuntime {

    private final AgentRuntime runtime;
    private final StopSignal stop;

    public StoppableRuntime(AgentRuntime runtime, StopSignal stop) {
        this.runtime = runtime;
        this.stop = stop;
    }

    @Override
    public String name() {
        return runtime.name();
    }

    @Override
    public OptionalInt capacity() {
        return runtime.capacity();
    }

    @Override
    public String createAgent(AgentSpec spec) {
        return unlessStopped(() -> runtime.createAgent(spec));
    }

    @Override
    public void deleteAgent(String agentId) {
        unlessStopped(() -> runtime.deleteAgent(agentId));
    }

    @Override
    public void updateBlock(String agentId, String label, String value) {
        unlessStopped(() -> runtime.updateBlock(agentId, label, value));
    }

    @Override
    public String openConversation(String agentId) {
        return unlessStopped(() -> runtime.openConversation(agentId));
    }

    @Override
    public void deleteConversation(String conversationId) {
        unlessStopped(() -> runtime.deleteConversation(conversationId));
    }

    @Override
    public void recompile(String conversationId) {
        unlessStopped(() -> runtime.recompile(conversationId));
    }

    @Override
    public List<String> pendingCalls(String conversationId) {
        return unlessStopped(() -> runtime.pendingCalls(conversationId));
    }

    @Override
    public Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools) {
        return unlessStopped(() -> runtime.send(conversationId, messages, tools));
    }

    @Override
    public boolean cancel(String conversationId) {
        return runtime.cancel(conversationId);
    }

    private void unlessStopped(Runnable call) {
        unlessStopped(() -> {
            call.run();
            return "";
        });
    }

    private <T> T unlessStopped(Supplier<T> call) {
        try (var _ = stop.interrupting(Thread.currentThread()::interrupt)) {
            return call.get();
        } finally {
            // The interrupt must end only this call, not the events and database writes that follow.
            Thread.interrupted();
        }
    }
}
