package app.deepscifi.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a shell script in which only the commands of a test exist. Each command logs its arguments and then does what
 * the test defines. Other commands are not found.
 */
public final class Script {

    private final Path folder;
    private final Path calls;
    private final Map<String, String> environment = new HashMap<>();

    public record Result(int status, List<String> calls, String output) {}

    public Script(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("bin"));
        this.calls = Files.createFile(folder.resolve("calls"));
        environment.put("PATH", this.folder.toString());
        environment.put("CALLS", calls.toString());
    }

    /** Adds a command that logs its arguments and then runs this shell code. */
    public Script with(String command, String what) throws IOException {
        var file = Files.writeString(
            folder.resolve(command),
            "#!/bin/sh\nprintf '%%s\\n' \"%s $*\" >>\"$CALLS\"\n%s\n".formatted(command, what)
        );
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return this;
    }

    public Script with(String command) throws IOException {
        return with(command, ":");
    }

    /** Adds the real command of this machine. */
    public Script withReal(String command) throws IOException {
        var real = Stream.of("/usr/bin", "/bin", "/usr/local/bin")
            .map(directory -> Path.of(directory, command))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow();
        return with(command, "exec " + real + " \"$@\"");
    }

    public Script where(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Result run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end: " + output);
        }
        return new Result(process.exitValue(), Files.readAllLines(calls), output);
    }
}
