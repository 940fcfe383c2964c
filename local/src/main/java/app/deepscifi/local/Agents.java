package app.deepscifi.local;

import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.stream.Stream;

/** The runtime of the agents: a Letta that somebody else runs, a model that is asked directly, or our simulator. */
sealed interface Agents extends AutoCloseable permits Agents.Letta, Agents.Direct, Agents.Simulated {
    String MODEL = "simulator/rules";

    Map<String, String> properties();

    String description();

    @Override
    void close();

    static Agents open(LocalSettings settings, DataFolder folder) {
        var runtime = settings.variable("AGENT_RUNTIME");
        if (runtime.isPresent() && runtime.get().equals("simulator")) {
            return Simulated.start(settings, folder);
        }
        if (runtime.isPresent() && !runtime.get().equals("letta")) {
            return new Direct(runtime.get(), "as AGENT_RUNTIME says");
        }
        var letta = settings.variable("LETTA_BASE_URL");
        if (letta.isPresent()) {
            return new Letta(lettaAddress(letta.get()));
        }
        var key = Stream.of("ANTHROPIC_API_KEY", "OPENAI_API_KEY")
            .filter(it -> settings.variable(it).isPresent())
            .findFirst();
        if (runtime.isEmpty() && key.isPresent()) {
            return new Direct("direct", key.get() + " is set");
        }
        return Simulated.start(settings, folder);
    }

    record Letta(URI address) implements Agents {
        @Override
        public Map<String, String> properties() {
            return Map.of("deepscifi.agent-runtime", "letta", "deepscifi.letta.base-url", address.toString());
        }

        @Override
        public String description() {
            return "Letta at " + address;
        }

        @Override
        public void close() {}
    }

    /**
     * No agent server at all.
     *
     * @param runtime the operator's word; the API checks it
     */
    record Direct(String runtime, String reason) implements Agents {
        @Override
        public Map<String, String> properties() {
            return Map.of("deepscifi.agent-runtime", runtime);
        }

        @Override
        public String description() {
            return "a model, asked directly (" + reason + ")";
        }

        @Override
        public void close() {}
    }

    /** Knows its agents and conversations again after a restart. */
    record Simulated(LettaSimulator simulator, String password) implements Agents {
        static Simulated start(LocalSettings settings, DataFolder folder) {
            var password = folder.secret("simulator");
            try {
                return new Simulated(
                    LettaSimulator.start(
                        SimulatorSettings.defaults()
                            .withPassword(password)
                            .withPace(settings.pace())
                            .withFolder(folder.folder("agents"))
                    ),
                    password
                );
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> properties() {
            return Map.of(
                "deepscifi.agent-runtime",
                "simulator",
                "deepscifi.letta.base-url",
                simulator.baseUrl().toString(),
                "deepscifi.letta.password",
                password,
                "deepscifi.letta.model",
                MODEL
            );
        }

        @Override
        public String description() {
            return "simulated (neither LETTA_BASE_URL nor a key of a model provider is set)";
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    private static URI lettaAddress(String value) {
        try {
            var address = new URI(value);
            if (
                address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
            ) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, as for any other value that is no address.
        }
        throw new StartFailure(
            "LETTA_BASE_URL must look like http://127.0.0.1:8283, not '%s'. Correct it, or unset it to have agents simulated.".formatted(
                value
            )
        );
    }
}
