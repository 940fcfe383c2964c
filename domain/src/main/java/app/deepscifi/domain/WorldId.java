package app.deepscifi.domain;

import java.util.UUID;

/** Names a world. */
public record WorldId(UUID value) {
    public static WorldId random() {
        return new WorldId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
