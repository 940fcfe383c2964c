package app.deepscifi.e2e.operation;

import static org.junit.jupiter.api.Assumptions.abort;

import app.deepscifi.e2e.platform.NeedsContainers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A container of the API's image with the limits of Fargate: 1 GB, only {@code /tmp} is writable, no privileges. */
final class Container implements AutoCloseable {

    private static final List<String> ENGINES = List.of("docker", "podman");

    /** The exit code of both engines if they fail themselves, before anything in the image runs. */
    private static final int ENGINE_FAILED = 125;
    private static final int NOT_STARTED = 126;

    private final String engine;
    private final String image;
    private final String name = "deepscifi-test-" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // start() sets it.
    private Process running;

    private Container(String engine, String image) {
        this.engine = engine;
        this.image = image;
    }

    /** Whether this machine can run a container on the host's network, for {@link NeedsContainers}. */
    static boolean canRun() {
        return System.getProperty("os.name").equals("Linux") && engine().isPresent();
    }

    private static Optional<String> engine() {
        return ENGINES.stream().filter(Container::answers).findFirst();
    }

    /** Creates a container of the image for this machine. Skips the test if there is no image. */
    static Container create() {
        var tar = ImageFile.path(architecture());
        var engine = engine();
        var load = run(List.of(engine.orElseThrow(), "load", "-i", tar.toString()));
        if (load.status() != 0) {
            throw new AssertionError(load.output());
        }
        var loaded = load.output().strip();
        var container = new Container(engine.get(), loaded.substring(loaded.lastIndexOf(' ') + 1));
        container.requireThatItCanStart();
        return container;
    }

    /**
     * Skips the test if the engine can't start a container, for example because it runs in a container with too few
     * privileges.
     */
    private void requireThatItCanStart() {
        var probe = runInstead("--version");
        if (probe.status() == ENGINE_FAILED || probe.status() == NOT_STARTED) {
            abort(engine + " can't start containers here: " + probe.output().strip());
        }
    }

    static String architecture() {
        return System.getProperty("os.arch").replace("aarch64", "arm64");
    }

    /** Starts it, and returns when its output contains {@code ready}. Fails if it ends before. */
    void start(Map<String, String> environment, String ready) throws IOException {
        var command = command();
        environment.forEach((variable, value) -> command.add("--env=" + variable + "=" + value));
        command.add(image);
        running = start(command);
        var output = running.inputReader();
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(ready)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                return;
            }
        }
        throw new AssertionError("It did not start:\n" + said);
    }

    /** The exit status and output of a run. */
    record Ended(int status, String output) {}

    /** Runs another command of the same image to its end. */
    Ended runInstead(String... arguments) {
        var command = command();
        command.add(image);
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Stops it as ECS does, and returns its exit status. */
    int stop() throws InterruptedException {
        run(List.of(engine, "stop", "--time=30", name));
        return running.waitFor();
    }

    @Override
    public void close() {
        run(List.of(engine, "rm", "--force", name));
        run(List.of(engine, "rmi", image));
    }

    private List<String> command() {
        return new ArrayList<>(
            List.of(
                engine,
                "run",
                "--rm",
                "--name=" + name,
                "--read-only",
                "--tmpfs=/tmp",
                "--memory=1g",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--network=host"
            )
        );
    }

    private static boolean answers(String engine) {
        try {
            return start(List.of(engine, "version")).waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Ended run(List<String> command) {
        try {
            var process = start(command);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
