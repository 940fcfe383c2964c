package app.deepscifi.api.chat.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsSettingsTests {

    private final Bound<MetricsSettings> bound = new Bound<>(MetricsSettings.class, Map.of());

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(new MetricsSettings("", ""));
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of("deepscifi.metrics.namespace", " DeepSciFi ", "deepscifi.metrics.stage", "production");

        assertThat(bound.with(all)).isEqualTo(new MetricsSettings("DeepSciFi", "production"));
    }

    @Test
    void a_namespace_needs_a_stage() {
        bound.refuses("deepscifi.metrics.namespace", "DeepSciFi", "STAGE is missing");
    }
}
