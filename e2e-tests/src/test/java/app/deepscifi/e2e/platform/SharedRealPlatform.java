package app.deepscifi.e2e.platform;

import java.time.Duration;
import java.util.Map;

/** A platform with a real Letta and its stub, both named by the environment. */
class SharedRealPlatform extends SharedPlatform {

    SharedRealPlatform() {
        this("LETTA_BASE_URL", "STUB_MODEL_URL");
    }

    private SharedRealPlatform(String server, String stub) {
        super(() ->
            TestPlatform.start(
                Map.of(
                    "LETTA_BASE_URL",
                    System.getenv(server),
                    "LETTA_SERVER_PASSWORD",
                    System.getenv().getOrDefault("LETTA_SERVER_PASSWORD", ""),
                    "LETTA_MODEL",
                    System.getenv("LETTA_MODEL"),
                    TestPlatform.STUB,
                    System.getenv(stub)
                ),
                Duration.ZERO
            )
        );
    }

    /** The platform with a Letta that has Redis. */
    static final class WithRedis extends SharedRealPlatform {

        WithRedis() {
            super("LETTA_WITH_REDIS_BASE_URL", "STUB_MODEL_WITH_REDIS_URL");
        }
    }
}
