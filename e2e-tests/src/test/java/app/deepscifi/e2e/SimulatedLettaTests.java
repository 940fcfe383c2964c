package app.deepscifi.e2e;

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
