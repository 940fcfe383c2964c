package app.deepscifi.domain;

import java.util.UUID;

/** Names a world that was offered as a card and not made yet. */
public record DraftId(UUID value) {
    public static DraftId random() {
        return new DraftId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
