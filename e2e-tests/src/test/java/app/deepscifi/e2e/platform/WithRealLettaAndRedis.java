package app.deepscifi.e2e.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Like {@link WithRealLetta}, with a Letta that has Redis. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("real-letta")
@ResourceLock("the real Letta with Redis")
@ExtendWith(SharedRealPlatform.WithRedis.class)
@EnabledIfEnvironmentVariable(
    named = "LETTA_WITH_REDIS_BASE_URL",
    matches = ".+",
    disabledReason = "Set LETTA_WITH_REDIS_BASE_URL, LETTA_SERVER_PASSWORD, LETTA_MODEL=openai-proxy/stub and STUB_MODEL_WITH_REDIS_URL to run this on a real Letta with Redis"
)
@EnabledIfEnvironmentVariable(named = "LETTA_MODEL", matches = "openai-proxy/stub")
@EnabledIfEnvironmentVariable(named = "STUB_MODEL_WITH_REDIS_URL", matches = ".+")
public @interface WithRealLettaAndRedis {}
