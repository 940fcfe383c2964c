package app.deepscifi.local;

import app.deepscifi.simulator.LettaSimulator;
import app.deepscifi.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who answers the authors: a Letta that somebody else runs, or a simulator of our own. */
sealed interface Agents extends AutoCloseable permits Agents.Letta, Agents.Simulated {
    String MODEL = "simulator/rules";

    Map<String, String> properties();

    String description();

    @Override
    void close();

    static Agents open(LocalSettings settings, DataFolder folder) {
        var letta = settings.variable("LETTA_BASE_URL");
        if (letta.isPresent()) {
            return new Letta(
                lettaAddress(letta.get()),
                settings.variable("LETTA_SERVER_PASSWORD"),
                modelProperties(settings)
            );
        }
        return Simulated.start(settings, folder);
    }

    /** @param model what says which model it has */
    record Letta(URI address, Optional<String> password, Map<String, String> model) implements Agents {
        @Override
        public Map<String, String> properties() {
            var properties = new HashMap<>(model);
            properties.put("deepscifi.agents-kind", "letta");
            properties.put("deepscifi.letta.base-url", address.toString());
            password.ifPresent(value -> properties.put("deepscifi.letta.password", value));
            return properties;
        }

        @Override
        public String description() {
            return "Letta at " + address;
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
                "deepscifi.agents-kind",
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
            return "simulated (LETTA_BASE_URL is not set)";
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    private static Map<String, String> modelProperties(LocalSettings settings) {
        return Map.of(
            "deepscifi.letta.model",
            settings.variable("LETTA_MODEL").orElse(""),
            "deepscifi.model-keys.anthropic",
            settings.variable("ANTHROPIC_API_KEY").orElse(""),
            "deepscifi.model-keys.openai",
            settings.variable("OPENAI_API_KEY").orElse("")
        );
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
