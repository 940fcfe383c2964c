package app.deepscifi.e2e.platform;

import app.deepscifi.local.LocalMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The platform in its own process, as a person starts it, so that a test can kill it. */
public record PlatformProcess(Process process, URI address) implements AutoCloseable {
    private static final String GREETING = "Deep Sci-Fi is at ";
    private static final int START_SECONDS = 300;

    /** Starts it, and returns when it has printed its address. */
    public static PlatformProcess start(Path folder, Map<String, String> environment) throws Exception {
        return start(folder, environment, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** @param options of the JVM */
    public static PlatformProcess start(Path folder, Map<String, String> environment, List<String> options)
        throws Exception {
        return start(folder, environment, options, System.getProperty("java.class.path"));
    }

    /** @param classPath of another build */
    public static PlatformProcess start(
        Path folder,
        Map<String, String> environment,
        List<String> options,
        String classPath
    ) throws Exception {
        var output = Files.createTempFile(folder, "output", ".txt");
        var arguments = new ArrayList<>(options);
        arguments.addFirst(java().toString());
        arguments.addAll(List.of("-cp", classPath, LocalMain.class.getName()));
        var command = new ProcessBuilder(arguments);
        command
            .environment()
            .keySet()
            .removeIf(name -> name.startsWith("DATABASE_") || name.startsWith("LETTA_"));
        command.environment().putAll(Map.of("DEEPSCIFI_DATA", folder.resolve("data").toString(), "PORT", "0"));
        command.environment().putAll(environment);
        var process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new PlatformProcess(process, address(process, output));
    }

    /** The {@code java} of the current JVM. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** {@code kill -9}: the process can't clean up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static URI address(Process process, Path output) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            for (var line : Files.readAllLines(output)) {
                if (line.startsWith(GREETING)) {
                    return URI.create(line.substring(GREETING.length()).split(" ", 2)[0]);
                }
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("It did not start: " + Files.readString(output));
    }
}
