package app.deepscifi.simulator.store;

import app.deepscifi.simulator.model.Call;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One stored message of a conversation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Remembered.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Remembered.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Remembered.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Remembered.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = Remembered.Returned.class, name = "returned"),
})
public sealed interface Remembered {
    Origin origin();

    /** The id and time of a message, and the step and run that made it. */
    record Origin(String id, Instant at, @Nullable String step, @Nullable String run) {
        public static Origin of(@Nullable String step, @Nullable String run) {
            return new Origin(LettaIds.message(), Instant.now(), step, run);
        }
    }

    /** A system message; the first of a conversation is the compiled prompt. */
    record Told(Origin origin, String text) implements Remembered {}

    record Said(Origin origin, String text) implements Remembered {}

    /**
     * An answer of the model.
     *
     * @param unknown calls of tools that do not exist; Letta answers them itself
     * @param pending calls that wait for the client
     */
    record Answered(
        Origin origin,
        String thought,
        String text,
        List<Call> unknown,
        List<Call> pending
    ) implements Remembered {}

    /** The client's answers to pending calls, as they were sent. */
    record Decided(Origin origin, JsonNode approvals) implements Remembered {}

    record Returned(Origin origin, List<CallReturn> returns) implements Remembered {}
}
