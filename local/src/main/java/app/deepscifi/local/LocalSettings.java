package app.deepscifi.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Options of a person who starts the platform.
 *
 * @param data where everything is kept between two runs
 * @param port of the site and the API, 0 for any free one
 * @param fresh begin with an empty data folder
 * @param environment the variables of the operator, such as {@code DATABASE_URL}. The API reads these and no others. A
 *     variable that is set to nothing counts as not set
 * @param pace between two pieces of what a simulated agent says
 */
public record LocalSettings(Path data, int port, boolean fresh, Map<String, String> environment, Duration pace) {
    private static final int DEFAULT_PORT = 8080;
    private static final Duration READING_PACE = Duration.ofMillis(25);
    private static final String USAGE = "Known are --fresh, --data=<folder> and --port=<number>.";

    public LocalSettings {
        environment = withoutEmpty(environment);
        if (port < 0 || port > 65_535) {
            throw new StartFailure("The port must be a number from 0 to 65535, not %d.".formatted(port));
        }
    }

    /** For a run that shares nothing with another: its own folder, any free port, no variables, no waiting. */
    public static LocalSettings isolated(Path data) {
        return new LocalSettings(data, 0, false, Map.of(), Duration.ZERO);
    }

    public LocalSettings withPort(int port) {
        return new LocalSettings(data, port, fresh, environment, pace);
    }

    public LocalSettings withEnvironment(Map<String, String> environment) {
        return new LocalSettings(data, port, fresh, environment, pace);
    }

    public LocalSettings withPace(Duration pace) {
        return new LocalSettings(data, port, fresh, environment, pace);
    }

    /** Arguments win over variables; a relative folder is one of the project, wherever in it we were started. */
    static LocalSettings read(List<String> arguments, Map<String, String> environment, Path workingDirectory) {
        var variables = withoutEmpty(environment);
        var data = variables.getOrDefault("DEEPSCIFI_DATA", ".data");
        var port = Optional.ofNullable(variables.getOrDefault("SERVER_PORT", variables.get("PORT")));
        var fresh = Boolean.parseBoolean(variables.get("DEEPSCIFI_FRESH"));
        for (var argument : arguments) {
            if (argument.equals("--fresh")) {
                fresh = true;
            } else if (argument.startsWith("--data=")) {
                data = argument.substring("--data=".length());
            } else if (argument.startsWith("--port=")) {
                port = Optional.of(argument.substring("--port=".length()));
            } else {
                throw new StartFailure("'%s' is no option of ours. %s".formatted(argument, USAGE));
            }
        }
        return new LocalSettings(
            projectRoot(workingDirectory).resolve(data),
            port.map(LocalSettings::portNumber).orElse(DEFAULT_PORT),
            fresh,
            variables,
            READING_PACE
        );
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    private static Map<String, String> withoutEmpty(Map<String, String> environment) {
        return environment
            .entrySet()
            .stream()
            .filter(variable -> !variable.getValue().isBlank())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, variable -> variable.getValue().strip()));
    }

    private static int portNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartFailure("The port must be a number from 0 to 65535, not '%s'.".formatted(text), e);
        }
    }

    /** {@code spring-boot:run} starts us in the module's folder, tests too. */
    private static Path projectRoot(Path workingDirectory) {
        for (var folder = workingDirectory.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("local/pom.xml"))) {
                return folder;
            }
        }
        return workingDirectory.toAbsolutePath();
    }
}
