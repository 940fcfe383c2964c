package app.deepscifi.e2e.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An operator's command, run in its own process. */
record Command(Process process, Path output) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** Not a promise: a limit that stops a hanging command, long enough for a busy machine. */
    private static final int SECONDS = 900;
    private static final Pattern COLORS = Pattern.compile("\u001B\\[[0-9;]*m");

    /** The output and exit code of a command. */
    record Result(int exit, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Starts {@code mvn -pl infra-cdk cdk …} in the project, with only the AWS that the environment names. */
    static Command start(Map<String, String> environment, String... words) throws IOException {
        return maven(environment, Stream.concat(Stream.of("cdk"), Stream.of(words)));
    }

    /** Starts {@code mvn -pl infra-cdk …} without the phase that enables its commands. */
    static Command startWithoutCdk(Map<String, String> environment, String... words) throws IOException {
        return maven(environment, Stream.of(words));
    }

    private static Command maven(Map<String, String> environment, Stream<String> words) throws IOException {
        var output = Files.createTempFile("deepscifi-cdk", ".txt");
        output.toFile().deleteOnExit();
        var maven = Stream.of("mvn", "-B", "-q", "-pl", "infra-cdk");
        var command = new ProcessBuilder(Stream.concat(maven, words).toList())
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
        command
            .environment()
            .keySet()
            .removeIf(name -> name.matches("(AWS|CDK|DEEPSCIFI)_.*|(ANTHROPIC|OPENAI)_API_KEY|MAVEN_.*"));
        command.environment().putAll(environment);
        return new Command(command.start(), output);
    }

    static Result run(Map<String, String> environment, String... words) throws Exception {
        return start(environment, words).await();
    }

    Result await() throws Exception {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("It did not end:\n" + said());
        }
        return new Result(process.exitValue(), said());
    }

    /** Kills the process and its children when the output contains this text, as a power failure would. */
    void killWhenItSays(String text) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!said().contains(text)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("It did not say \"" + text + "\":\n" + said());
            }
        }
        kill();
        process.waitFor();
    }

    private void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private String said() throws IOException {
        return COLORS.matcher(Files.readString(output)).replaceAll("");
    }
}
