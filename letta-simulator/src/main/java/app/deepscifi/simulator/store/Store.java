package app.deepscifi.simulator.store;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state of the server: agents and conversations, which are saved if a folder is set, and the runs of this process.
 */
public final class Store {

    /** The maximum number of runs. Ended runs are kept only so that tests can read them. */
    private static final int MOST_RUNS = 500;

    private final Map<String, SimulatedAgent> agents = new ConcurrentHashMap<>();
    private final Map<String, SimulatedConversation> conversations = new ConcurrentHashMap<>();
    private final Deque<Run> runs = new ConcurrentLinkedDeque<>();
    private final @Nullable Shelf shelf;

    public Store(@Nullable Shelf shelf) {
        this.shelf = shelf;
        if (shelf == null) return;
        shelf.all("agents", SimulatedAgent.class).forEach(it -> agents.put(it.id(), it));
        shelf.all("conversations", SimulatedConversation.class).forEach(it -> conversations.put(it.id(), it));
    }

    public SimulatedAgent agent(String id) {
        return findAgent(id).orElseThrow(() -> ErrorAnswer.noAgent(id));
    }

    public Optional<SimulatedAgent> findAgent(String id) {
        return Optional.ofNullable(agents.get(LettaIds.checked("agent", id)));
    }

    public SimulatedAgent add(SimulatedAgent agent) {
        agents.put(agent.id(), agent);
        keep("agents", agent.id(), agent);
        return agent;
    }

    public SimulatedAgent changeAgent(String id, UnaryOperator<SimulatedAgent> change) {
        agent(id);
        var changed = agents.computeIfPresent(id, (_, old) -> change.apply(old));
        if (changed == null) throw ErrorAnswer.noAgent(id);
        keep("agents", id, changed);
        return changed;
    }

    public void removeAgent(String id) {
        agent(id);
        agents.remove(id);
        forget("agents", id);
        for (var conversation : conversations.values()) {
            if (conversation.agentId().equals(id)) removeConversation(conversation.id());
        }
    }

    /** Removes all agents with their conversations. */
    public void clear() {
        agents.keySet().forEach(this::removeAgent);
    }

    public SimulatedConversation conversation(String id) {
        return find(id).orElseThrow(() -> ErrorAnswer.noConversation(id));
    }

    public Optional<SimulatedConversation> find(String id) {
        return Optional.ofNullable(conversations.get(LettaIds.checked("conv", id)));
    }

    public List<SimulatedConversation> conversations() {
        return List.copyOf(conversations.values());
    }

    public SimulatedConversation add(SimulatedConversation conversation) {
        conversations.put(conversation.id(), conversation);
        keep("conversations", conversation.id(), conversation);
        return conversation;
    }

    public SimulatedConversation changeConversation(String id, UnaryOperator<SimulatedConversation> change) {
        conversation(id);
        var changed = conversations.computeIfPresent(id, (_, old) -> change.apply(old));
        if (changed == null) throw ErrorAnswer.noConversation(id);
        keep("conversations", id, changed);
        return changed;
    }

    /** Appends messages to a conversation. Nothing happens if it was deleted during the turn. */
    public void remember(String id, List<Remembered> more) {
        var changed = conversations.computeIfPresent(id, (_, old) -> old.with(more));
        if (changed != null) keep("conversations", id, changed);
    }

    public void removeConversation(String id) {
        conversation(id);
        conversations.remove(id);
        forget("conversations", id);
    }

    /**
     * Begins a run in a conversation.
     *
     * @param locking whether to refuse the run while another one is active in the conversation
     */
    public synchronized Run begin(String conversationId, boolean locking) {
        conversation(conversationId);
        var busy = running(conversationId);
        if (locking && !busy.isEmpty()) throw ErrorAnswer.busy(busy.getFirst().id());
        var run = new Run(conversationId);
        runs.addFirst(run);
        if (runs.size() > MOST_RUNS) forgetOldestRun();
        return run;
    }

    private void forgetOldestRun() {
        runs.reversed()
            .stream()
            .filter(it -> it.status() != Run.Status.RUNNING)
            .findFirst()
            .ifPresent(runs::remove);
    }

    public List<Run> running(String conversationId) {
        return runs
            .stream()
            .filter(it -> it.conversationId().equals(conversationId) && it.status() == Run.Status.RUNNING)
            .toList();
    }

    /** The runs, newest first. */
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    private void keep(String kind, String id, Object value) {
        if (shelf != null) shelf.keep(kind, id, value);
    }

    private void forget(String kind, String id) {
        if (shelf != null) shelf.forget(kind, id);
    }
}
