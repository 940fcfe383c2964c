package app.deepscifi.e2e.agents;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.stub.StubModel;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Agents with a model behind Anthropic's API. */
class DirectAnthropicTests extends DirectSuite {

    private static final StubModel STUB = startedStub();
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = started(
            Map.of(
                "AGENT_RUNTIME",
                "direct",
                "ANTHROPIC_API_KEY",
                "a key",
                "ANTHROPIC_BASE_URL",
                STUB.url().toString(),
                "LETTA_MODEL",
                "anthropic/stub"
            )
        );
    }

    @AfterAll
    static void end() {
        platform.close();
        STUB.close();
    }

    @Override
    TestPlatform platform() {
        return platform;
    }

    @Override
    StubModel stub() {
        return STUB;
    }
}
