package app.deepscifi.domain.turn;

/** How a turn ended. */
public enum FinishReason {
    COMPLETED,
    /** The person stopped it. */
    STOPPED,
    /** The process that ran it went away. */
    INTERRUPTED,
    FAILED,
    /** It took more rounds of tool calls, or more time, than a turn may. */
    LIMIT,
}
