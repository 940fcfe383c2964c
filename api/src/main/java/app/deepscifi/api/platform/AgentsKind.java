package app.deepscifi.api.platform;

/** What answers as agents. */
public enum AgentsKind {
    LETTA,
    /** Speaks as Letta does, with rules in place of a model. */
    SIMULATOR,
}
