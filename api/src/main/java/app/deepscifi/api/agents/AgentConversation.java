package app.deepscifi.api.agents;

import app.deepscifi.api.agents.AgentStore.Agent;
import app.deepscifi.api.agents.AgentStore.Known;
import app.deepscifi.api.agents.AgentStore.StartedConversation;
import app.deepscifi.api.agents.context.Exchange;
import app.deepscifi.api.agents.context.OpenConversation;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.platform.database.DatabasePatience;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's conversation with an agent at the runtime, for one turn. It knows exactly the turns on the path to this
 * turn, and sees the memory of the profile.
 *
 * <p>A runtime can't go back. If the turn continues from an earlier place, a new conversation replaces the old one and
 * is told the earlier turns.
 */
class AgentConversation {

    /** Maximum number of earlier turns that a new conversation is told. */
    private static final int MOST_UNTOLD = 20;

    private static final Logger log = LoggerFactory.getLogger(AgentConversation.class);

    private final AgentStore store;
    private final AgentRuntime runtime;
    private final TurnRequest request;
    private AgentProfile profile;

    AgentConversation(AgentStore store, AgentRuntime runtime, TurnRequest request, AgentProfile profile) {
        this.store = store;
        this.runtime = runtime;
        this.request = request;
        this.profile = profile;
    }

    OpenConversation open() {
        try {
            return openKnown();
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return reopen();
        }
    }

    /** Opens a new conversation after the runtime has lost the old one or the whole agent. */
    OpenConversation reopen() {
        var agent = begin().agent();
        try {
            return openNew(agent);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return openNew(new Agent(agent.id(), null, 0));
        }
    }

    /** Updates the conversation to the memory of a newer profile. */
    OpenConversation refresh(OpenConversation conversation, AgentProfile newer) {
        profile = newer;
        if (conversation.compiledVersion() == profile.memoryVersion()) {
            return conversation;
        }
        updateMemory(conversation.agent(), conversation.runtimeAgent());
        recompile(conversation);
        return conversation.compiled(profile.memoryVersion());
    }

    /** Records that the runtime has forgotten the turn, because all of it was cancelled. */
    void forgotten(OpenConversation conversation) {
        DatabasePatience.with(() -> store.clearOpenTurn(conversation.agent(), conversation.person(), request.id()));
    }

    void ended(OpenConversation conversation) {
        DatabasePatience.with(() -> store.completeTurn(conversation.agent(), conversation.person(), request.id()));
    }

    private Known begin() {
        return DatabasePatience.with(() ->
            store.begin(request.person().id(), request.worldId(), runtime.name(), request.id())
        );
    }

    private OpenConversation openKnown() {
        var person = request.person().id();
        var known = begin();
        var agent = known.agent();
        if (agent.runtimeId() == null || known.conversation().isEmpty()) {
            return openNew(agent);
        }
        var conversation = known.conversation().get();
        if (!isOnTheWay(conversation)) {
            return startOver(agent, conversation.runtimeId());
        }
        if (agent.blocksVersion() != profile.memoryVersion()) {
            updateMemory(agent.id(), agent.runtimeId());
        }
        var open = new OpenConversation(
            agent.id(),
            agent.runtimeId(),
            person,
            conversation.runtimeId(),
            profile.memoryVersion(),
            List.of(),
            untold(conversation)
        );
        if (conversation.compiledVersion() != profile.memoryVersion()) {
            recompile(open);
        }
        return conversation.open() == null ? open : settled(open);
    }

    /**
     * Finds out what the runtime knows after a turn that did not end normally. With pending calls, everything before
     * them is known. If the turn was still running, it is cancelled and forgotten. Otherwise it is unknown how much is
     * known.
     */
    OpenConversation settled(OpenConversation open) {
        var ran = cancelled(open.runtimeId());
        var pending = runtime.pendingCalls(open.runtimeId());
        if (!pending.isEmpty()) {
            return new OpenConversation(
                open.agent(),
                open.runtimeAgent(),
                open.person(),
                open.runtimeId(),
                open.compiledVersion(),
                pending,
                List.of()
            );
        }
        if (ran) {
            return open;
        }
        var agent = new Agent(open.agent(), open.runtimeAgent(), profile.memoryVersion());
        return startOver(agent, open.runtimeId());
    }

    private OpenConversation startOver(Agent agent, String conversationId) {
        var open = openNew(agent);
        forget(conversationId);
        return open;
    }

    /**
     * Cancels an active run. Usually there is none; errors are ignored, because the next request fails if the server is
     * away.
     */
    private boolean cancelled(String conversationId) {
        try {
            return runtime.cancel(conversationId);
        } catch (AgentRuntimeException e) {
            log.warn("What may run in conversation {} was not cancelled: {}", conversationId, e.getMessage());
            return false;
        }
    }

    private OpenConversation openNew(Agent agent) {
        var person = request.person().id();
        var runtimeAgent = agent.runtimeId();
        if (runtimeAgent == null) {
            runtimeAgent = runtime.createAgent(profile.spec());
            store.saveRuntimeId(agent.id(), runtimeAgent, profile.memoryVersion());
        } else if (agent.blocksVersion() != profile.memoryVersion()) {
            updateMemory(agent.id(), runtimeAgent);
        }
        var runtimeId = runtime.openConversation(runtimeAgent);
        store.saveConversation(agent.id(), person, runtimeId, profile.memoryVersion(), request.id());
        return new OpenConversation(
            agent.id(),
            runtimeAgent,
            person,
            runtimeId,
            profile.memoryVersion(),
            List.of(),
            said()
        );
    }

    /** Whether the conversation knows only turns on the path to this turn. */
    private boolean isOnTheWay(StartedConversation conversation) {
        if (conversation.head() == null || request.parent() == null) {
            return false;
        }
        if (conversation.open() == null && conversation.head().equals(request.parent())) {
            return true;
        }
        var way = said().stream().map(Exchange::turn).toList();
        return way.contains(conversation.head()) && (conversation.open() == null || way.contains(conversation.open()));
    }

    private List<Exchange> untold(StartedConversation conversation) {
        if (conversation.head() == null || conversation.head().equals(request.parent())) {
            return List.of();
        }
        return said()
            .reversed()
            .stream()
            .takeWhile(exchange -> !exchange.turn().equals(conversation.head()))
            .toList()
            .reversed();
    }

    private List<Exchange> said() {
        return request.parent() == null ? List.of() : request.transcript().upTo(request.parent(), MOST_UNTOLD);
    }

    private void updateMemory(UUID agent, String runtimeAgent) {
        runtime.updateBlock(runtimeAgent, profile.memory().label(), profile.memory().value());
        DatabasePatience.with(() -> store.blocksUpdated(agent, profile.memoryVersion()));
    }

    private void recompile(OpenConversation conversation) {
        runtime.recompile(conversation.runtimeId());
        DatabasePatience.with(() ->
            store.saveCompiledVersion(conversation.agent(), conversation.person(), profile.memoryVersion())
        );
    }

    /** Deletes a conversation. On failure it stays until its agent is deleted, and only takes space. */
    private void forget(String conversationId) {
        try {
            runtime.deleteConversation(conversationId);
        } catch (AgentRuntimeException e) {
            log.warn("The conversation {} stays at the runtime: {}", conversationId, e.getMessage());
        }
    }
}
