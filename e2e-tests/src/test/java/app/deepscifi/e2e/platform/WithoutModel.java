package app.deepscifi.e2e.platform;

import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A platform whose operator has configured everything except the key of a model provider. */
public final class WithoutModel implements AutoCloseable {

    private static final String PASSWORD = "secret";

    private final LettaSimulator agents;
    private final TestPlatform platform;

    /** @param more variables of the operator */
    public WithoutModel(Map<String, String> more) {
        try {
            agents = LettaSimulator.start(SimulatorSettings.defaults().withPassword(PASSWORD).withPace(Duration.ZERO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var variables = new HashMap<>(more);
        variables.put("LETTA_BASE_URL", agents.baseUrl().toString());
        variables.put("LETTA_SERVER_PASSWORD", PASSWORD);
        platform = TestPlatform.start(variables, Duration.ZERO);
    }

    public TestPlatform platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
        agents.close();
    }
}
