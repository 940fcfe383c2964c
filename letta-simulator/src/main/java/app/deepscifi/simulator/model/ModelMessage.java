package app.deepscifi.simulator.model;

import java.util.List;

/** One message in the context of a model. */
public sealed interface ModelMessage {
    /** A system message within the conversation. */
    record Told(String text) implements ModelMessage {}

    /** A message of the person. */
    record Said(String text) implements ModelMessage {}

    /** A message of the model. */
    record Answered(String text, List<Call> calls) implements ModelMessage {}

    /** The result of a tool call. */
    record Returned(String tool, String result, boolean failed) implements ModelMessage {}
}
