package app.deepscifi.api.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3SettingsTests {

    private final Bound<S3Settings> bound = new Bound<>(S3Settings.class, Map.of("deepscifi.s3.bucket", "assets"));

    @Test
    void the_bucket_must_be_named() {
        assertThat(bound.with(Map.of()).bucket()).isEqualTo("assets");
        bound.refuses("deepscifi.s3.bucket", "", "AWS_S3_BUCKET is missing");
    }
}
