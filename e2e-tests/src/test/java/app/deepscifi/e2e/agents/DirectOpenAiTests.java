package app.deepscifi.e2e.agents;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.simulator.stub.StubModel;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Agents with a model behind OpenAI's API, which many servers support. */
class DirectOpenAiTests extends DirectSuite {

    private static final StubModel STUB = startedStub();
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = started(
            Map.of(
                "AGENT_RUNTIME",
                "direct",
                "OPENAI_BASE_URL",
                STUB.url().resolve("/v1").toString(),
                "LETTA_MODEL",
                "openai-proxy/stub"
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
