package app.deepscifi.domain;

import java.util.UUID;

/** Names one passage of a story. */
public record SegmentId(UUID value) {
    public static SegmentId random() {
        return new SegmentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
