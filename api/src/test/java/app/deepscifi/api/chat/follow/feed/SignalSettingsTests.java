package app.deepscifi.api.chat.follow.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.platform.settings.Bound;
import app.deepscifi.api.platform.settings.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalSettingsTests {

    private final Bound<SignalSettings> bound = new Bound<>(SignalSettings.class, Map.of());

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(new SignalSettings(null, true));
        assertThat(bound.with("deepscifi.signals.redis-url", " ")).isEqualTo(new SignalSettings(null, true));
    }

    @Test
    void every_setting_is_read_and_the_address_is_not_printed() {
        var settings = bound.with(
            Map.of(
                "deepscifi.signals.redis-url",
                "rediss://:hunter2@cache:6379",
                "deepscifi.signals.database-notifies",
                "false"
            )
        );

        assertThat(settings).isEqualTo(new SignalSettings(new Secret("rediss://:hunter2@cache:6379"), false));
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void a_malformed_address_is_refused_without_being_printed() {
        bound.refuses("deepscifi.signals.redis-url", "cache:6379", "REDIS_URL must look like");
        assertThatThrownBy(() -> bound.with("deepscifi.signals.redis-url", "http://:hunter2@cache"))
            .rootCause()
            .hasMessageNotContaining("hunter2");
    }
}
