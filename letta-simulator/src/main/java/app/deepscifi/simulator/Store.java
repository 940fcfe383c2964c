package app.deepscifi.simulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything the server knows: agents and conversations, kept on disk where a folder is set, and the runs of this process. */
final class Store {

    /** Ended runs are only kept to be looked at. */
    private static final int MOST_RUNS = 500;

    private final Map<String, Agent> agents = new ConcurrentHashMap<>();
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final @Nullable Shelf shelf;

    Store(@Nullable Shelf shelf) {
        this.shelf = shelf;
        if (shelf == null) return;
        shelf.all("agents", Agent.class).forEach(it -> agents.put(it.id(), it));
        shelf.all("conversations", Conversation.class).forEach(it -> conversations.put(it.id(), it));
    }

    Collection<Agent> agents() {
        return agents.values().stream().sorted(Comparator.comparing(Agent::createdAt).reversed()).toList();
    }

    Agent agent(String id) {
        return Optional.ofNullable(agents.get(Ids.checked("agent", id))).orElseThrow(() -> Refusal.noAgent(id));
    }

    Agent add(Agent agent) {
        agents.put(agent.id(), agent);
        keep("agents", agent.id(), agent);
        return agent;
    }

    Agent changeAgent(String id, UnaryOperator<Agent> change) {
        agent(id);
        var changed = agents.computeIfPresent(id, (_, old) -> change.apply(old));
        if (changed == null) throw Refusal.noAgent(id);
        keep("agents", id, changed);
        return changed;
    }

    void removeAgent(String id) {
        agent(id);
        agents.remove(id);
        forget("agents", id);
        conversationsOf(id).forEach(it -> removeConversation(it.id()));
    }

    List<Conversation> conversationsOf(String agentId) {
        return conversations
            .values()
            .stream()
            .filter(it -> it.agentId().equals(agentId))
            .sorted(Comparator.comparing(Conversation::createdAt).reversed())
            .toList();
    }

    Conversation conversation(String id) {
        return find(id).orElseThrow(() -> Refusal.noConversation(id));
    }

    Optional<Conversation> find(String id) {
        return Optional.ofNullable(conversations.get(Ids.checked("conv", id)));
    }

    List<Conversation> conversations() {
        return List.copyOf(conversations.values());
    }

    Conversation add(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
        keep("conversations", conversation.id(), conversation);
        return conversation;
    }

    Conversation changeConversation(String id, UnaryOperator<Conversation> change) {
        conversation(id);
        var changed = conversations.computeIfPresent(id, (_, old) -> change.apply(old));
        if (changed == null) throw Refusal.noConversation(id);
        keep("conversations", id, changed);
        return changed;
    }

    /** A turn may end after its conversation was deleted: then nobody remembers it. */
    void remember(String id, List<Remembered> more) {
        var changed = conversations.computeIfPresent(id, (_, old) -> old.with(more));
        if (changed != null) keep("conversations", id, changed);
    }

    void removeConversation(String id) {
        conversation(id);
        conversations.remove(id);
        forget("conversations", id);
    }

    /** Begins a run; with locking, only where none runs. */
    synchronized Run begin(Conversation conversation, boolean background, boolean locking) {
        var busy = running(conversation.id());
        if (locking && !busy.isEmpty()) throw Refusal.busy(busy.getFirst().id());
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

    List<Run> running(String conversationId) {
        return runs
            .values()
            .stream()
            .filter(it -> it.conversationId().equals(conversationId) && it.status() == Run.Status.RUNNING)
            .toList();
    }

    Run run(String id) {
        return findRun(Ids.checked("run", id)).orElseThrow(() -> Refusal.noRun(id));
    }

    Optional<Run> findRun(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    void ended() throws InterruptedException {
        for (var run : runs()) run.ended();
    }

    List<Run> runs() {
        return runs.values().stream().sorted(Comparator.comparing(Run::createdAt).reversed()).toList();
    }

    private void keep(String kind, String id, Object value) {
        if (shelf != null) shelf.keep(kind, id, value);
    }

    private void forget(String kind, String id) {
        if (shelf != null) shelf.forget(kind, id);
    }
}
