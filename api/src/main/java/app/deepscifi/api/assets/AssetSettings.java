package app.deepscifi.api.assets;

import app.deepscifi.api.assets.media.FileFormat;
import app.deepscifi.api.platform.settings.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Limits of what people upload, in bytes. Each is 1 or more.
 *
 * @param pictureBytes   of one picture
 * @param soundBytes     of one sound
 * @param bytesPerPerson of all files that a person has uploaded and that are kept
 */
@ConfigurationProperties("deepscifi.files")
public record AssetSettings(long pictureBytes, long soundBytes, long bytesPerPerson) {
    static final AssetSettings DEFAULT = new AssetSettings(10_000_000, 25_000_000, 500_000_000);

    /** They are read into memory to be checked. */
    private static final long MOST_OF_ONE = 100_000_000;

    @ConstructorBinding
    AssetSettings(@Nullable String pictureBytes, @Nullable String soundBytes, @Nullable String bytesPerPerson) {
        this(
            Setting.wholeNumber("PICTURE_BYTES", pictureBytes, DEFAULT.pictureBytes, MOST_OF_ONE),
            Setting.wholeNumber("SOUND_BYTES", soundBytes, DEFAULT.soundBytes, MOST_OF_ONE),
            Setting.wholeNumber("FILE_BYTES_PER_PERSON", bytesPerPerson, DEFAULT.bytesPerPerson, Long.MAX_VALUE)
        );
    }

    long most(FileFormat.Kind kind) {
        return switch (kind) {
            case PICTURE -> pictureBytes;
            case SOUND -> soundBytes;
        };
    }
}
