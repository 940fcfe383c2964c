package app.deepscifi.api.assets;

import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of files.
 *
 * @param format    that was promised, and after its completion the one that is stored
 * @param bytes     that were promised, and after its completion those that are stored
 * @param uploadKey of the object that takes the upload
 * @param passageCount number of passages that show it
 * @param versions  null until it is completed
 */
record StoredFile(
    AssetId id,
    WorldId worldId,
    @Nullable StoryId storyId,
    String fileName,
    FileFormat format,
    long bytes,
    String uploadKey,
    String altText,
    Instant createdAt,
    int passageCount,
    @Nullable Versions versions
) {
    /**
     * @param folder       in the object store, below {@code files/}
     * @param publicFolder the same below {@code assets/}; null where it is not public
     * @param thumbnail    name of the small version in each folder; null for a sound
     * @param width        in pixels; null for a sound
     * @param height       in pixels; null for a sound
     */
    record Versions(
        String folder,
        @Nullable String publicFolder,
        String main,
        @Nullable String thumbnail,
        @Nullable Integer width,
        @Nullable Integer height
    ) {}

    /** @throws IllegalStateException where it is not completed */
    AssetView view() {
        if (versions == null) {
            throw new IllegalStateException("File " + id + " is not completed");
        }
        var thumbnail = versions.thumbnail();
        return new AssetView(
            id,
            worldId,
            storyId,
            format.kind(),
            fileName,
            format.contentType(),
            bytes,
            altText,
            Picture.url(id, versions.publicFolder(), versions.main()),
            thumbnail == null ? null : Picture.thumbnailUrl(id, versions.publicFolder(), thumbnail),
            versions.width(),
            versions.height(),
            createdAt,
            passageCount
        );
    }
}
