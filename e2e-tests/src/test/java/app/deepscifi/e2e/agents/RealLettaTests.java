package app.deepscifi.e2e.agents;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithRealLetta;
import app.deepscifi.e2e.platform.WithRealLettaAndRedis;
import org.junit.jupiter.api.Nested;

class RealLettaTests {

    @Nested
    @WithRealLetta
    class WithoutRedis extends RealLetta {

        WithoutRedis(TestPlatform platform) {
            super(platform);
        }
    }

    @Nested
    @WithRealLettaAndRedis
    class WithRedis extends RealLetta {

        WithRedis(TestPlatform platform) {
            super(platform);
        }
    }
}
