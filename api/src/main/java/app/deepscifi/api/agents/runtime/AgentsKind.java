package app.deepscifi.api.agents.runtime;

import org.springframework.modulith.NamedInterface;

/** The runtime of the agents: {@code AGENT_RUNTIME}. */
@NamedInterface("settings")
public enum AgentsKind {
    LETTA,
    /** A model that we ask ourselves, with no agent server between. */
    DIRECT,
    /** Speaks as Letta does, with rules in place of a model. */
    SIMULATOR,
}
