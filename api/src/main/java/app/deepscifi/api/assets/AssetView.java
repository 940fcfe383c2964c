package app.deepscifi.api.assets;

import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file.
 *
 * @param storyId      null where it belongs to the world as a whole
 * @param contentType  of what is stored, which may differ from what was uploaded
 * @param bytes        of all that is stored of it
 * @param altText      for those who don't see it; empty where nobody wrote one
 * @param url          an address of the API leads to another one, which is good for some minutes
 * @param thumbnailUrl of the small version; null for a sound
 * @param width        in pixels; null for a sound
 * @param height       in pixels; null for a sound
 * @param passageCount number of passages that show it
 */
@Schema(name = "Asset")
record AssetView(
    AssetId id,
    WorldId worldId,
    @Nullable StoryId storyId,
    FileFormat.Kind kind,
    String fileName,
    String contentType,
    long bytes,
    String altText,
    String url,
    @Nullable String thumbnailUrl,
    @Nullable Integer width,
    @Nullable Integer height,
    Instant createdAt,
    int passageCount
) {}
