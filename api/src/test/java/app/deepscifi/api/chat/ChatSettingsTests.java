package app.deepscifi.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.platform.settings.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatSettingsTests {

    private final Bound<ChatSettings> bound = new Bound<>(ChatSettings.class, Map.of());

    @Test
    void running_turns_have_the_grace_that_is_set_and_by_default_none() {
        assertThat(bound.with(Map.of()).shutdownGrace()).isZero();
        assertThat(bound.with("deepscifi.shutdown-grace", "100s").shutdownGrace()).isEqualTo(Duration.ofSeconds(100));
        bound.refuses("deepscifi.shutdown-grace", "-1s", "SHUTDOWN_GRACE must be");
    }
}
