package app.deepscifi.api.agents;

import app.deepscifi.api.agents.AgentStore.Agent;
import app.deepscifi.api.agents.AgentStore.Conversation;
import app.deepscifi.api.agents.AgentStore.Known;
import app.deepscifi.api.agents.context.Exchange;
import app.deepscifi.api.agents.context.OpenConversation;
import app.deepscifi.api.agents.context.TurnRequest;
import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.api.platform.database.DatabasePatience;
import app.deepscifi.domain.UserId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes sure that a person's conversation with an agent exists at the runtime, knows what was said on the way to this turn
 * and nothing else, and sees what is true now.
 *
 * <p>A runtime can't go back: where the turn goes on from another place than the conversation has come to, a new
 * conversation takes its place and is told what was said.
 */
@Component
class AgentConversations {

    /** How many earlier turns a conversation can be told again. */
    private static final int MOST_UNTOLD = 20;

    private static final Logger log = LoggerFactory.getLogger(AgentConversations.class);

    private final AgentStore store;

    AgentConversations(AgentStore store) {
        this.store = store;
    }

    OpenConversation open(AgentRuntime runtime, AgentProfile profile, TurnRequest request) {
        try {
            return openKnown(runtime, profile, request);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return reopen(runtime, profile, request);
        }
    }

    /** Starts over where the runtime has lost the conversation, or the whole agent. */
    OpenConversation reopen(AgentRuntime runtime, AgentProfile profile, TurnRequest request) {
        var agent = begin(runtime, request).agent();
        try {
            return openNew(runtime, agent, profile, request);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return openNew(runtime, new Agent(agent.id(), null, 0), profile, request);
        }
    }

    /** Lets it see what changed since it was compiled. */
    OpenConversation refresh(AgentRuntime runtime, OpenConversation conversation, AgentProfile profile) {
        if (conversation.compiledVersion() == profile.memoryVersion()) {
            return conversation;
        }
        updateMemory(runtime, conversation.agent(), conversation.runtimeAgent(), profile);
        recompile(runtime, conversation, profile);
        return conversation.compiled(profile.memoryVersion());
    }

    /** It knows nothing of the turn that was begun: all of it was cancelled. */
    void forgotten(OpenConversation conversation, TurnRequest request) {
        DatabasePatience.with(() -> store.forgotten(conversation.agent(), conversation.person(), request.id()));
    }

    void ended(OpenConversation conversation, TurnRequest request) {
        DatabasePatience.with(() -> store.ended(conversation.agent(), conversation.person(), request.id()));
    }

    private Known begin(AgentRuntime runtime, TurnRequest request) {
        return DatabasePatience.with(() ->
            store.begin(request.person().id(), request.worldId(), runtime.name(), request.id())
        );
    }

    private OpenConversation openKnown(AgentRuntime runtime, AgentProfile profile, TurnRequest request) {
        var person = request.person().id();
        var known = begin(runtime, request);
        var agent = known.agent();
        if (agent.runtimeId() == null || known.conversation().isEmpty()) {
            return openNew(runtime, agent, profile, request);
        }
        var conversation = known.conversation().get();
        if (!isOnTheWay(conversation, request)) {
            return startOver(runtime, agent, profile, request, conversation.runtimeId());
        }
        if (agent.blocksVersion() != profile.memoryVersion()) {
            updateMemory(runtime, agent.id(), agent.runtimeId(), profile);
        }
        var open = new OpenConversation(
            agent.id(),
            agent.runtimeId(),
            person,
            conversation.runtimeId(),
            profile.memoryVersion(),
            List.of(),
            untold(conversation, request)
        );
        if (conversation.compiledVersion() != profile.memoryVersion()) {
            recompile(runtime, open, profile);
        }
        return conversation.open() == null ? open : settled(runtime, profile, request, open);
    }

    /**
     * After a turn that did not come to its own end. Where its calls wait, all before them is known, and what was untold went
     * with it. Where it ran until now, it is forgotten. Else nobody knows how much of it is known.
     */
    OpenConversation settled(AgentRuntime runtime, AgentProfile profile, TurnRequest request, OpenConversation open) {
        var ran = cancelled(runtime, open.runtimeId());
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
        return startOver(runtime, agent, profile, request, open.runtimeId());
    }

    private OpenConversation startOver(
        AgentRuntime runtime,
        Agent agent,
        AgentProfile profile,
        TurnRequest request,
        String conversationId
    ) {
        var open = openNew(runtime, agent, profile, request);
        forget(runtime, conversationId);
        return open;
    }

    /** Mostly nothing runs: where this fails, what follows tells whether the server is there. */
    private static boolean cancelled(AgentRuntime runtime, String conversationId) {
        try {
            return runtime.cancel(conversationId);
        } catch (AgentRuntimeException e) {
            log.warn("What may run in conversation {} was not cancelled: {}", conversationId, e.getMessage());
            return false;
        }
    }

    private OpenConversation openNew(AgentRuntime runtime, Agent agent, AgentProfile profile, TurnRequest request) {
        var person = request.person().id();
        var runtimeAgent = agent.runtimeId();
        if (runtimeAgent == null) {
            runtimeAgent = runtime.createAgent(profile.spec());
            store.created(agent.id(), runtimeAgent, profile.memoryVersion());
        } else if (agent.blocksVersion() != profile.memoryVersion()) {
            updateMemory(runtime, agent.id(), runtimeAgent, profile);
        }
        var runtimeId = runtime.openConversation(runtimeAgent);
        store.opened(agent.id(), person, runtimeId, profile.memoryVersion(), request.id());
        return new OpenConversation(
            agent.id(),
            runtimeAgent,
            person,
            runtimeId,
            profile.memoryVersion(),
            List.of(),
            said(request)
        );
    }

    /** Whether all that the conversation may know was said on the way to this turn. */
    private static boolean isOnTheWay(Conversation conversation, TurnRequest request) {
        if (conversation.head() == null || request.parent() == null) {
            return false;
        }
        if (conversation.open() == null && conversation.head().equals(request.parent())) {
            return true;
        }
        var way = said(request).stream().map(Exchange::turn).toList();
        return way.contains(conversation.head()) && (conversation.open() == null || way.contains(conversation.open()));
    }

    private static List<Exchange> untold(Conversation conversation, TurnRequest request) {
        if (conversation.head() == null || conversation.head().equals(request.parent())) {
            return List.of();
        }
        return said(request)
            .reversed()
            .stream()
            .takeWhile(exchange -> !exchange.turn().equals(conversation.head()))
            .toList()
            .reversed();
    }

    private static List<Exchange> said(TurnRequest request) {
        return request.parent() == null ? List.of() : request.transcript().upTo(request.parent(), MOST_UNTOLD);
    }

    private void updateMemory(AgentRuntime runtime, UUID agent, String runtimeAgent, AgentProfile profile) {
        runtime.updateBlock(runtimeAgent, profile.memory().label(), profile.memory().value());
        DatabasePatience.with(() -> store.blocksUpdated(agent, profile.memoryVersion()));
    }

    private void recompile(AgentRuntime runtime, OpenConversation conversation, AgentProfile profile) {
        runtime.recompile(conversation.runtimeId());
        DatabasePatience.with(() ->
            store.compiled(conversation.agent(), conversation.person(), profile.memoryVersion())
        );
    }

    /** It costs nothing but room at the runtime: where this fails, it goes with its agent. */
    private static void forget(AgentRuntime runtime, String conversationId) {
        try {
            runtime.deleteConversation(conversationId);
        } catch (AgentRuntimeException e) {
            log.warn("The conversation {} stays at the runtime: {}", conversationId, e.getMessage());
        }
    }
}
