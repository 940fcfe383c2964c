package app.deepscifi.domain.turn;

/** The end of a turn. */
public enum FinishReason {
    COMPLETED,
    /** The person stopped it. */
    STOPPED,
    /** The process that ran it went away. */
    INTERRUPTED,
    FAILED,
    /** It took more rounds of tool calls, or more time, than a turn may. */
    LIMIT,
    /** The model came to the longest answer it may give. What it wrote is kept, and it can go on. */
    CUT,
    /** The model, or its provider, refused to answer. */
    REFUSED,
    /** The model ended without a word and without a call. */
    EMPTY,
}
