package app.deepscifi.api.chat.follow.feed;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Secret;
import app.deepscifi.api.platform.settings.Setting;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signals between instances of the service.
 *
 * @param redisUrl         the Redis or Valkey server that carries signals, such as {@code redis://cache:6379}; null if the
 *                         database does
 * @param databaseNotifies whether the database can carry signals: a server can, PGlite can't
 */
@ConfigurationProperties("deepscifi.signals")
record SignalSettings(@Nullable Secret redisUrl, @DefaultValue("true") boolean databaseNotifies) {
    SignalSettings {
        redisUrl = redisUrl == null || redisUrl.value().isBlank() ? null : redisUrl;
        if (redisUrl != null && !Setting.isAddress(redisUrl.value(), Set.of("redis", "rediss"))) {
            throw new InvalidSettingException("REDIS_URL", "must look like redis://host:6379 or rediss://host:6379");
        }
    }
}
