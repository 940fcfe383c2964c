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

/**
 * Like {@link WithPlatform}, with a real Letta without Redis whose model is our stub. Skipped without one;
 * docs/letta.md says how to start it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("real-letta")
@ResourceLock("the real Letta")
@ExtendWith(SharedRealPlatform.class)
@EnabledIfEnvironmentVariable(
    named = "LETTA_BASE_URL",
    matches = ".+",
    disabledReason = "Set LETTA_BASE_URL, LETTA_SERVER_PASSWORD, LETTA_MODEL=openai-proxy/stub and STUB_MODEL_URL to run this on a real Letta"
)
@EnabledIfEnvironmentVariable(named = "LETTA_MODEL", matches = "openai-proxy/stub")
@EnabledIfEnvironmentVariable(named = "STUB_MODEL_URL", matches = ".+")
public @interface WithRealLetta {}
