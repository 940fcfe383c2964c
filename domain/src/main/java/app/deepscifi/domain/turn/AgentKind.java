package app.deepscifi.domain.turn;

/** The agent that a person talks with. */
public enum AgentKind {
    /** The User Agent: one for each user, with their preferences; it drafts worlds. */
    USER,
    /** The World Agent: one for each world; it keeps its canon and writes its stories. */
    WORLD,
}
