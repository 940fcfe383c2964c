import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Docker or Podman: the first one that answers. */
record Engine(String program) {
    /** The prefix that tells Jib that an image is the path of a tar. */
    static final String TAR = "tar://";

    static Optional<Engine> find() {
        return Stream.of("docker", "podman")
            .filter(it -> Command.of(it, "version", "--format", "{{.Server.Version}}").tried().isPresent())
            .map(Engine::new)
            .findFirst();
    }

    /** A JVM in an image, and the path of the application in it. */
    record Jvm(String image, Platform platform, Path application) {}

    /**
     * Loads an image into the engine.
     *
     * @param base in Jib's notation: a name in a registry, or {@code tar://} and the path of a tar
     * @return its name in the engine
     */
    String get(String base, Platform platform) {
        if (base.startsWith(TAR)) {
            var output = Command.of(program, "load", "-i", base.substring(TAR.length())).run().strip();
            return output.substring(output.lastIndexOf(' ') + 1);
        }
        Command.of(program, "pull", "--quiet", "--platform=linux/" + platform.architecture(), base).run();
        return base;
    }

    /** @return a digest that changes with the image */
    String id(String image) {
        return Command.of(program, "image", "inspect", "--format", "{{.Id}}", image).run().strip();
    }

    /** Whether the JVM starts. One for another platform needs an emulator. */
    boolean starts(Jvm jvm, boolean emulated) {
        var name = name();
        try {
            return Command.of(program)
                .with(command(jvm, emulated, name))
                .with("-version")
                .tried()
                .isPresent();
        } finally {
            Command.of(program, "rm", "-f", name).tried();
        }
    }

    /** Runs the JVM to its end, and copies its file {@code output} out of the image. */
    void run(Jvm jvm, boolean emulated, List<String> arguments, String output, Path target) throws IOException {
        var name = name();
        var engine = Command.of(program);
        try {
            engine
                .with(command(jvm, emulated, name))
                .with(arguments)
                .run();
            Files.createDirectories(target.getParent());
            engine.with("cp", name + ":" + output, target.toString()).run();
        } finally {
            engine.with("rm", "-f", name).tried();
        }
    }

    private static List<String> command(Jvm jvm, boolean emulated, String name) {
        var words = new ArrayList<>(List.of("run", "--name", name, "--network=none", "--user=0"));
        words.add("--platform=linux/" + jvm.platform().architecture());
        words.add("--volume=" + jvm.application().toAbsolutePath() + ":/app:ro");
        Training.ENVIRONMENT.forEach((variable, value) -> words.add("--env=" + variable + "=" + value));
        if (emulated) {
            words.addAll(List.of("--volume=" + emulator(jvm.platform()) + ":/emulator:ro", "--entrypoint=/emulator"));
            words.addAll(List.of(jvm.image(), "/usr/bin/java"));
        } else {
            words.addAll(List.of("--entrypoint=java", jvm.image()));
        }
        return words;
    }

    static Path emulator(Platform platform) {
        return Path.of("/usr/bin/qemu-" + platform.machine + "-static");
    }

    private static String name() {
        return "deepscifi-" + UUID.randomUUID();
    }
}
