package app.deepscifi.simulator.model.wish;

/** What is answered in a sentence and changes nothing. */
public enum SmallTalk {
    GREETING,
    THANKS,
    YES,
    NO,
    CAPABILITIES,
    UNDO,
}
