package app.deepscifi.simulator.model.wish;

/** Messages that get one sentence as an answer and change nothing. */
public enum SmallTalk {
    GREETING,
    THANKS,
    YES,
    NO,
    CAPABILITIES,
    UNDO,
}
