package app.deepscifi.api.platform.settings;

/** What answers as agents. */
public enum AgentsKind {
    LETTA,
    /** A model that we ask ourselves, with no agent server between. */
    DIRECT,
    /** Speaks as Letta does, with rules in place of a model. */
    SIMULATOR,
}
