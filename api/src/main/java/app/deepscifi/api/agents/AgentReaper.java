package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.AgentRuntime;
import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the agents of deleted worlds and users at the agent server, even if it was down when they were deleted. */
@Component
class AgentReaper {

    private static final Logger log = LoggerFactory.getLogger(AgentReaper.class);

    private final AgentStore store;
    private final AgentRuntime runtime;

    AgentReaper(AgentStore store, AgentRuntime runtime) {
        this.store = store;
        this.runtime = runtime;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void reap() {
        for (var agent : store.orphans(runtime.name())) {
            try {
                if (agent.runtimeId() != null) {
                    runtime.deleteAgent(agent.runtimeId());
                }
                store.delete(agent.id());
            } catch (AgentRuntimeException e) {
                log.warn("The agent {} of a deleted world or user stays for now: {}", agent.id(), e.getMessage());
                return;
            }
        }
    }
}
