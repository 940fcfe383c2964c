package app.deepscifi.domain.turn;

/** The agent that a person talks with. */
public enum AgentKind {
    /** One for each user: knows the author, drafts worlds. */
    USER,
    /** One for each world: keeps its canon, writes its stories. */
    WORLD,
}
