package app.deepscifi.api.agents.runtime;

import org.springframework.modulith.NamedInterface;

/** The runtime of the agents: {@code AGENT_RUNTIME}. */
@NamedInterface("settings")
public enum AgentsKind {
    LETTA,
    /** This service calls the API of the model itself, without an agent server. */
    DIRECT,
    /** A server with Letta's API that answers by rules, without a model. */
    SIMULATOR,
}
