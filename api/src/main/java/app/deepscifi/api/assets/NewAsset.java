package app.deepscifi.api.assets;

import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody is about to upload.
 *
 * @param storyId     of the same world, where the file goes with that story
 * @param fileName    as a person knows it, without a path
 * @param contentType image/png, image/jpeg, image/webp, image/gif, audio/mpeg, audio/ogg or audio/wav
 * @param size        in bytes
 */
record NewAsset(WorldId worldId, @Nullable StoryId storyId, String fileName, String contentType, long size) {
    static final int NAME_LENGTH = 200;

    NewAsset {
        var checks = new Checks().present("worldId", worldId).text("fileName", fileName, NAME_LENGTH);
        if (contentType == null || FileFormat.of(contentType).isEmpty()) {
            checks.fail("contentType", "must be one of " + FileFormat.choices());
        }
        if (size < 1) {
            checks.fail("size", "must be the number of bytes of the file");
        }
        checks.done();
    }

    FileFormat format() {
        return FileFormat.of(contentType).orElseThrow();
    }
}
