package app.deepscifi.simulator.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final @Nullable Shelf shelf;

    public Store(@Nullable Shelf shelf) {
        this.shelf = shelf;
        if (shelf == null) return;
        shelf.all("agents", SimulatedAgent.class).forEach(it -> agents.put(it.id(), it));
        shelf.all("conversations", SimulatedConversation.class).forEach(it -> conversations.put(it.id(), it));
    }

    public Collection<SimulatedAgent> agents() {
        return agents.values().stream().sorted(Comparator.comparing(SimulatedAgent::createdAt).reversed()).toList();
    }

    public SimulatedAgent agent(String id) {
        return Optional.ofNullable(agents.get(LettaIds.checked("agent", id))).orElseThrow(() ->
            ErrorAnswer.noAgent(id)
        );
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
        conversationsOf(id).forEach(it -> removeConversation(it.id()));
    }

    public List<SimulatedConversation> conversationsOf(String agentId) {
        return conversations
            .values()
            .stream()
            .filter(it -> it.agentId().equals(agentId))
            .sorted(Comparator.comparing(SimulatedConversation::createdAt).reversed())
            .toList();
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
     * Begins a run.
     *
     * @param locking whether to refuse the run while another one is active in the conversation
     */
    public synchronized Run begin(SimulatedConversation conversation, boolean background, boolean locking) {
        var busy = running(conversation.id());
        if (locking && !busy.isEmpty()) throw ErrorAnswer.busy(busy.getFirst().id());
        var run = new Run(conversation.id(), conversation.agentId(), background);
        runs.put(run.id(), run);
        forgetOldRuns();
        return run;
    }

    private void forgetOldRuns() {
        if (runs.size() <= MOST_RUNS) return;
        runs.values()
            .stream()
            .filter(it -> it.status() != Run.Status.RUNNING)
            .min(Comparator.comparing(Run::createdAt))
            .ifPresent(it -> runs.remove(it.id()));
    }

    public List<Run> running(String conversationId) {
        return runs
            .values()
            .stream()
            .filter(it -> it.conversationId().equals(conversationId) && it.status() == Run.Status.RUNNING)
            .toList();
    }

    public Run run(String id) {
        return findRun(LettaIds.checked("run", id)).orElseThrow(() -> ErrorAnswer.noRun(id));
    }

    public Optional<Run> findRun(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    public void ended() throws InterruptedException {
        for (var run : runs()) run.ended();
    }

    public List<Run> runs() {
        return runs.values().stream().sorted(Comparator.comparing(Run::createdAt).reversed()).toList();
    }

    private void keep(String kind, String id, Object value) {
        if (shelf != null) shelf.keep(kind, id, value);
    }

    private void forget(String kind, String id) {
        if (shelf != null) shelf.forget(kind, id);
    }
}
