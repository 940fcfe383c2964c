package app.deepscifi.simulator.model;

import java.util.List;

/** One message as a model sees it. */
public sealed interface ModelMessage {
    /** A message of role system within the conversation. */
    record Told(String text) implements ModelMessage {}

    /** What the person said. */
    record Said(String text) implements ModelMessage {}

    /** What the model answered. */
    record Answered(String text, List<Call> calls) implements ModelMessage {}

    /** What a tool gave back. */
    record Returned(String tool, String result, boolean failed) implements ModelMessage {}
}
