package app.deepscifi.domain;

import java.util.UUID;

/** Names one message of a person and everything the agent did in answer. */
public record TurnId(UUID value) {
    public static TurnId random() {
        return new TurnId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
