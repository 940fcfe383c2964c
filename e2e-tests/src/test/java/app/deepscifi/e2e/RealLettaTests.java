package app.deepscifi.e2e;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real Letta whose model is a stub, where there is one. */
@EnabledIfEnvironmentVariable(
    named = "LETTA_REAL_BASE_URL",
    matches = ".+",
    disabledReason = "Set LETTA_REAL_BASE_URL, LETTA_REAL_PASSWORD and LETTA_REAL_MODEL to run this on a real Letta"
)
class RealLettaTests extends AgentSuite {

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(
            Map.of(
                "LETTA_BASE_URL",
                System.getenv("LETTA_REAL_BASE_URL"),
                "LETTA_SERVER_PASSWORD",
                System.getenv().getOrDefault("LETTA_REAL_PASSWORD", ""),
                "LETTA_MODEL",
                System.getenv().getOrDefault("LETTA_REAL_MODEL", "openai-proxy/stub")
            ),
            Duration.ZERO
        );
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @Override
    TestPlatform platform() {
        return platform;
    }
}
