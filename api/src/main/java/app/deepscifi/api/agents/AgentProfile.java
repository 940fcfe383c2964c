package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.AgentRuntime.AgentSpec;
import app.deepscifi.api.agents.runtime.AgentRuntime.Block;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.List;

/**
 * The agent that answers a turn, with its present memory.
 *
 * @param persona       the block that says who it is
 * @param memory        the block that changes with time
 * @param memoryVersion grows with each change of that block
 */
record AgentProfile(TurnEvent.Agent agent, String system, Block persona, Block memory, int memoryVersion) {
    AgentSpec spec() {
        return new AgentSpec(agent.name(), system, List.of(persona, memory));
    }
}
