package app.deepscifi.e2e.agents;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;

@WithPlatform
@WithPlatform.Alone
class SimulatedLettaTests extends AgentSuite {

    private final TestPlatform platform;

    SimulatedLettaTests(TestPlatform platform) {
        this.platform = platform;
    }

    @Override
    TestPlatform platform() {
        return platform;
    }
}
