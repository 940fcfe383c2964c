package app.deepscifi.e2e.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** The test starts a {@code redis-server} of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("redis")
@EnabledIf(
    value = "app.deepscifi.e2e.platform.RedisServer#isInstalled",
    disabledReason = "It needs redis-server on the PATH: install it"
)
public @interface NeedsRedis {}
