package app.deepscifi.api.agents.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A runtime that returns prepared answers and records cancelled runs. It runs nothing. */
final class ScriptedRuntime implements AgentRuntime {

    List<String> pending = List.of();
    boolean refusesToCancel;
    final List<String> cancelled = new ArrayList<>();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public OptionalInt capacity() {
        return OptionalInt.empty();
    }

    @Override
    public void deleteConversation(String conversationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String createAgent(AgentSpec spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteAgent(String agentId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateBlock(String agentId, String label, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String openConversation(String agentId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recompile(String conversationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> pendingCalls(String conversationId) {
        return pending;
    }

    @Override
    public Answer send(String conversationId, List<Message> messages, List<ToolDefinition> tools) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean cancel(String conversationId) {
        if (refusesToCancel) {
            throw new AgentRuntimeException(AgentRuntimeException.Kind.UNAVAILABLE, "No answer in time");
        }
        cancelled.add(conversationId);
        return true;
    }
}
