package app.deepscifi.simulator;

import app.deepscifi.simulator.model.TalkativeModel;
import app.deepscifi.simulator.model.rules.RuleModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a simulator in a process of its own until it is killed: {@code SimulatorMain --port=8290 --pace=20 --words=180}.
 *
 * <ul>
 *   <li>{@code --port}: default is any free port
 *   <li>{@code --password}: default is no password
 *   <li>{@code --pace}: milliseconds between two pieces of an answer, default 25
 *   <li>{@code --words}: the number of words in an answer to a message without directives; by default the rules answer
 *   <li>{@code --locking}: whether a busy conversation refuses a second message, default true
 * </ul>
 */
public final class SimulatorMain {

    private static final Set<String> KNOWN = Set.of("port", "password", "pace", "words", "locking");

    private SimulatorMain() {}

    /** @throws IOException if the port is taken */
    public static void main(String[] arguments) throws IOException {
        var options = options(arguments);
        var settings = SimulatorSettings.defaults()
            .withPort(Integer.parseInt(options.getOrDefault("port", "0")))
            .withPassword(options.get("password"))
            .withPace(Duration.ofMillis(Long.parseLong(options.getOrDefault("pace", "25"))))
            .withLocking(Boolean.parseBoolean(options.getOrDefault("locking", "true")));
        var words = options.get("words");
        var model = words == null ? new RuleModel() : new TalkativeModel(Integer.parseInt(words));
        System.out.println("LETTA_BASE_URL=" + LettaSimulator.start(settings, model).baseUrl());
    }

    private static Map<String, String> options(String[] arguments) {
        var options = Arrays.stream(arguments)
            .map(it -> it.split("=", 2))
            .collect(Collectors.toMap(it -> it[0].replaceFirst("^--", ""), it -> it.length == 2 ? it[1] : ""));
        if (KNOWN.containsAll(options.keySet())) return options;
        throw new IllegalArgumentException(
            "Unknown option. Use --port, --password, --pace, --words and --locking, not " + options
        );
    }
}
