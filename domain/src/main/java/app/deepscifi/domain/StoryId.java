package app.deepscifi.domain;

import java.util.UUID;

/** Names a story. */
public record StoryId(UUID value) {
    public static StoryId random() {
        return new StoryId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
