package app.deepscifi.letta.model;

/** Id of a conversation with an agent. */
public record ConversationId(String value) {
    public ConversationId {
        Ids.require("conversation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
