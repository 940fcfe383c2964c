package app.deepscifi.domain;

import java.util.UUID;

/** Names a person with an account. */
public record UserId(UUID value) {
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
