package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.agents.runtime.AgentRuntimeException.Kind;
import app.deepscifi.domain.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes sure that a person's conversation with an agent exists on the agent server and sees what is true now. */
@Component
class AgentConversations {

    /**
     * A conversation that can be spoken in.
     *
     * @param fresh   whether nothing was said in it yet
     * @param settled whether the agent knows all that was said, and no call of it waits
     */
    record Open(UUID agent, UserId person, String runtimeId, boolean fresh, boolean settled) {
        /** The same, where it turned out that something still runs or waits in it. */
        Open unsettled() {
            return new Open(agent, person, runtimeId, fresh, false);
        }
    }

    private final AgentStore store;
    private final AgentRuntime runtime;

    AgentConversations(AgentStore store, AgentRuntime runtime) {
        this.store = store;
        this.runtime = runtime;
    }

    Open open(AgentStore.Agent agent, AgentProfile profile, UserId person) {
        try {
            return openWith(agent, profile, person);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return reopen(agent, profile, person);
        }
    }

    /** Starts over where the agent server has lost the conversation, or the whole agent. */
    Open reopen(AgentStore.Agent agent, AgentProfile profile, UserId person) {
        try {
            return openNew(agent, profile, person);
        } catch (AgentRuntimeException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            return openNew(new AgentStore.Agent(agent.id(), null, 0), profile, person);
        }
    }

    void unsettled(Open conversation) {
        store.settled(conversation.agent(), conversation.person(), false);
    }

    void settled(Open conversation) {
        store.settled(conversation.agent(), conversation.person(), true);
    }

    private Open openWith(AgentStore.Agent agent, AgentProfile profile, UserId person) {
        var known = store.conversation(agent.id(), person);
        if (agent.runtimeId() == null || known.isEmpty()) {
            return openNew(agent, profile, person);
        }
        updateBlocks(agent, agent.runtimeId(), profile);
        var conversation = known.get();
        var runtimeId = conversation.runtimeId();
        if (conversation.compiledVersion() != profile.memoryVersion()) {
            runtime.recompile(runtimeId);
            store.compiled(agent.id(), person, profile.memoryVersion());
        }
        return new Open(agent.id(), person, runtimeId, false, conversation.settled());
    }

    private Open openNew(AgentStore.Agent agent, AgentProfile profile, UserId person) {
        var runtimeAgent = agent.runtimeId();
        if (runtimeAgent == null) {
            runtimeAgent = runtime.createAgent(profile.spec());
            store.created(agent.id(), runtimeAgent, profile.memoryVersion());
        } else {
            updateBlocks(agent, runtimeAgent, profile);
        }
        var runtimeId = runtime.openConversation(runtimeAgent);
        store.opened(agent.id(), person, runtimeId, profile.memoryVersion());
        return new Open(agent.id(), person, runtimeId, true, true);
    }

    private void updateBlocks(AgentStore.Agent agent, String runtimeId, AgentProfile profile) {
        if (agent.blocksVersion() != profile.memoryVersion()) {
            runtime.updateBlock(runtimeId, profile.memory().label(), profile.memory().value());
            store.blocksUpdated(agent.id(), profile.memoryVersion());
        }
    }
}
