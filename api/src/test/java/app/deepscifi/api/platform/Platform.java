package app.deepscifi.api.platform;

import app.deepscifi.api.platform.json.JsonConfiguration;
import app.deepscifi.api.platform.settings.AgentsKind;
import app.deepscifi.api.platform.settings.DeepSciFiSettings;
import app.deepscifi.api.platform.settings.ModelKeys;
import app.deepscifi.api.platform.settings.ModelUrls;
import app.deepscifi.api.platform.settings.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the platform as the service has them, for tests that start none. */
public final class Platform {

    private Platform() {}

    public static JsonMapper json() {
        var builder = JsonMapper.builder();
        JsonConfiguration.configure(builder);
        return builder.build();
    }

    public static DeepSciFiSettings settings(@Nullable String publicUrl) {
        return new DeepSciFiSettings(
            "1.2.3",
            new Secret("0123456789abcdef0123456789abcdef"),
            "letta",
            AgentsKind.SIMULATOR,
            new DeepSciFiSettings.Letta("http://localhost:8283", new Secret("secret"), "openai/none", 8),
            ModelKeys.NONE,
            ModelUrls.DEFAULT,
            new DeepSciFiSettings.S3("assets"),
            publicUrl == null ? null : URI.create(publicUrl),
            null,
            DeepSciFiSettings.DEFAULT_AGENT_SILENCE,
            Duration.ZERO,
            DeepSciFiSettings.Metrics.NONE,
            DeepSciFiSettings.Limits.DEFAULT,
            DeepSciFiSettings.Signals.BY_DATABASE,
            "open",
            "none"
        );
    }
}
