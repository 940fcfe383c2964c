package app.deepscifi.e2e;

import java.time.Duration;
import java.util.Map;

/** The platform with a real Letta, the one that the environment names. */
final class SharedRealPlatform extends SharedPlatform {

    SharedRealPlatform() {
        super(() ->
            TestPlatform.start(
                Map.of(
                    "LETTA_BASE_URL",
                    System.getenv("LETTA_BASE_URL"),
                    "LETTA_SERVER_PASSWORD",
                    System.getenv().getOrDefault("LETTA_SERVER_PASSWORD", ""),
                    "LETTA_MODEL",
                    System.getenv("LETTA_MODEL")
                ),
                Duration.ZERO
            )
        );
    }
}
