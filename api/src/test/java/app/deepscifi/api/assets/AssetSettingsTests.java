package app.deepscifi.api.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetSettingsTests {

    private final Bound<AssetSettings> bound = new Bound<>(AssetSettings.class, Map.of());

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(new AssetSettings(10_000_000, 25_000_000, 500_000_000));
        assertThat(bound.with("deepscifi.files.picture-bytes", "")).isEqualTo(AssetSettings.DEFAULT);
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of(
            "deepscifi.files.picture-bytes",
            "5",
            "deepscifi.files.sound-bytes",
            "6",
            "deepscifi.files.bytes-per-person",
            "9000000000"
        );

        assertThat(bound.with(all)).isEqualTo(new AssetSettings(5, 6, 9_000_000_000L));
    }

    @Test
    void a_malformed_setting_is_named_as_the_operator_knows_it() {
        bound.takesOnlyWholeNumbers("deepscifi.files.picture-bytes", "PICTURE_BYTES");
        bound.takesOnlyWholeNumbers("deepscifi.files.sound-bytes", "SOUND_BYTES");
        bound.takesOnlyWholeNumbers("deepscifi.files.bytes-per-person", "FILE_BYTES_PER_PERSON");
        bound.refuses("deepscifi.files.sound-bytes", "100000001", "SOUND_BYTES must be");
    }
}
