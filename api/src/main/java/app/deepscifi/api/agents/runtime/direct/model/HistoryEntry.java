package app.deepscifi.api.agents.runtime.direct.model;

import app.deepscifi.api.agents.runtime.StorableText;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored message of a conversation. */
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

    /** @param model the handle of the model that wrote the answer; null if the answer was copied from the transcript */
    record Assistant(
        String text,
        List<Call> calls,
        List<Thought> thoughts,
        @Nullable String model
    ) implements HistoryEntry {}

    /** The results of calls, including denied calls. */
    record Returns(List<Return> returns) implements HistoryEntry {}

    /** @param arguments as the model wrote them; may be invalid JSON */
    record Call(String callId, String tool, String arguments) {}

    record Return(String callId, String text, boolean ok) {}

    /**
     * A thought that led to calls. The provider needs it back together with the results of the calls.
     *
     * @param text  may be empty
     * @param proof the provider's signature; for a {@code SEALED} thought its whole encrypted content
     * @param named the provider's name for the field of the thought; null if all servers use the same name
     */
    record Thought(Kind kind, String text, String proof, @Nullable String named) {
        public Thought(Kind kind, String text, String proof) {
            this(kind, text, proof, null);
        }

        /** @return the same thought with texts that PostgreSQL can store */
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
