package app.deepscifi.domain;

import java.util.UUID;

/** Names a file of a world or story. */
public record AssetId(UUID value) {
    public static AssetId random() {
        return new AssetId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
