package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.StorableText;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of a conversation, as it is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HistoryEntry.User.class, name = "user"),
    @JsonSubTypes.Type(value = HistoryEntry.Context.class, name = "context"),
    @JsonSubTypes.Type(value = HistoryEntry.Assistant.class, name = "assistant"),
    @JsonSubTypes.Type(value = HistoryEntry.Returns.class, name = "returns"),
})
public sealed interface HistoryEntry {
    record User(String text) implements HistoryEntry {}

    record Context(String text) implements HistoryEntry {}

    /** @param model whose answer it is; null where it is told again from the transcript */
    record Assistant(
        String text,
        List<Call> calls,
        List<Thought> thoughts,
        @Nullable String model
    ) implements HistoryEntry {}

    /** Results of calls, with those that were denied. */
    record Returns(List<Return> returns) implements HistoryEntry {}

    /** @param arguments as the model wrote them; may be no JSON at all */
    record Call(String callId, String tool, String arguments) {}

    record Return(String callId, String text, boolean ok) {}

    /**
     * A thought that its provider wants to see again with the results of the calls that came of it.
     *
     * @param text  may be empty
     * @param proof what the provider knows it by; for a {@code SEALED} thought all there is of it
     * @param named what the provider called it, where providers differ in that
     */
    record Thought(Kind kind, String text, String proof, @Nullable String named) {
        public Thought(Kind kind, String text, String proof) {
            this(kind, text, proof, null);
        }

        /** The same as a database takes it. */
        public Thought storable() {
            return new Thought(kind, StorableText.of(text), StorableText.of(proof), named);
        }

        Optional<String> name() {
            return Optional.ofNullable(named);
        }

        public enum Kind {
            OPEN,
            SIGNED,
            SEALED,
        }
    }
}
