package app.deepscifi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link LocalMain} in its own process. */
record LocalProcess(Process process, Path output, Path errors) implements AutoCloseable {
    private static final int START_SECONDS = 300;

    static LocalProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var errors = Files.createTempFile(folder, "errors", ".txt");
        var command = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LocalMain.class.getName()
        );
        command.command().addAll(List.of(arguments));
        command
            .environment()
            .keySet()
            .removeIf(name -> name.startsWith("DATABASE") || name.startsWith("LETTA_"));
        command.environment().putAll(Map.of("DEEPSCIFI_DATA", folder.resolve("data").toString(), "PORT", "0"));
        command.environment().putAll(environment);
        return new LocalProcess(
            command.redirectOutput(output.toFile()).redirectError(errors.toFile()).start(),
            output,
            errors
        );
    }

    /** The one line with the address of the site. */
    String awaitSummary() throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            var summary = Files.readAllLines(output)
                .stream()
                .filter(line -> line.startsWith("Deep Sci-Fi is at"))
                .findFirst();
            if (summary.isPresent()) {
                return summary.get();
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("It did not start: " + Files.readString(output) + Files.readString(errors));
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end");
        }
        return process.exitValue();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
