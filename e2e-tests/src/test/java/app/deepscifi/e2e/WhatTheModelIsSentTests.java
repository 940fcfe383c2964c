package app.deepscifi.e2e;

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
