package app.deepscifi.e2e.agents;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import app.deepscifi.e2e.platform.WithRealLetta;
import app.deepscifi.e2e.platform.WithRealLettaAndRedis;
import org.junit.jupiter.api.Nested;

class WhatTheModelIsSentTests {

    @Nested
    @WithPlatform
    @WithPlatform.Alone
    class BySimulatedAgents extends WhatTheModelIsSent {

        BySimulatedAgents(TestPlatform platform) {
            super(platform);
        }
    }

    @Nested
    @WithRealLetta
    class ByARealLetta extends WhatTheModelIsSent {

        ByARealLetta(TestPlatform platform) {
            super(platform);
        }
    }

    @Nested
    @WithRealLettaAndRedis
    class ByARealLettaWithRedis extends WhatTheModelIsSent {

        ByARealLettaWithRedis(TestPlatform platform) {
            super(platform);
        }
    }
}
