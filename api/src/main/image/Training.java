import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the class data archive: loaded and linked classes that the JVM of an image maps into memory instead of reading
 * jars. This machine's JVM lists the classes while the application starts without a database; the JVM of each image
 * then writes the archive.
 *
 * @param folder the later {@code /app} of the image, with the same names, order and times
 * @param cache of archives: two runs on the same jars would not give the same bytes
 */
record Training(Optional<Engine> engine, Path folder, Path cache, String mainClass, boolean emulate) {
    /** The minimum settings for a start. The values are placeholders, because no service is called. */
    static final Map<String, String> ENVIRONMENT = Map.of(
        "DATABASE_URL",
        "postgresql://nobody@localhost:1/nothing",
        "JWT_SECRET",
        "only-for-the-training-run-which-signs-nothing",
        "LETTA_BASE_URL",
        "http://localhost:1",
        "LETTA_SERVER_PASSWORD",
        "none",
        "LETTA_MODEL",
        "none/none",
        "AWS_S3_BUCKET",
        "none",
        "AWS_REGION",
        "us-east-1"
    );

    private static final String OPTIONS = "@/app/java.args";
    private static final int KEPT = 4;

    /** The archive, or the reason why there is none. */
    record Made(Optional<Path> archive, String reason) {}

    /** @param base the image with the JVM, in Jib's notation: {@code tar://…} or a reference */
    Made make(String base, Platform platform) throws IOException {
        if (engine.isEmpty()) {
            return new Made(Optional.empty(), "neither Docker nor Podman answers");
        }
        if (!platform.isHere() && !emulate) {
            return new Made(Optional.empty(), "this machine is another; -Dimage.emulate takes some minutes for it");
        }
        var jvm = new Engine.Jvm(engine.get().get(base, platform), platform, folder);
        var contents = contents();
        var key = new Digest().add(engine.get().id(jvm.image())).add(contents).hex();
        var archive = cache.resolve("classes-%s-%s.jsa".formatted(platform.architecture(), key));
        if (Files.exists(archive)) {
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
            return new Made(Optional.of(archive), "");
        }
        var emulated = !engine.get().starts(jvm, false);
        if (emulated && !(Files.exists(Engine.emulator(platform)) && engine.get().starts(jvm, true))) {
            return new Made(Optional.empty(), "no emulator of " + platform.machine + " is installed");
        }
        dump(jvm, emulated, cache.resolve("list-" + contents + ".txt"), archive);
        prune("classes-" + platform.architecture());
        prune("list-");
        return new Made(Optional.of(archive), "");
    }

    private String contents() throws IOException {
        var digest = new Digest();
        try (var files = Files.walk(folder)) {
            for (var file : files
                .filter(Files::isRegularFile)
                .filter(it -> !it.equals(classes()))
                .sorted()
                .toList()) {
                digest.add(folder.relativize(file).toString()).add(file);
            }
        }
        return digest.hex();
    }

    private Path classes() {
        return folder.resolve("classes.txt");
    }

    /** The list is the same for every platform, so the machine's own JVM, the fastest, writes it first. */
    private void dump(Engine.Jvm jvm, boolean emulated, Path list, Path archive) throws IOException {
        if (!Files.exists(list)) {
            var record = List.of(
                "-XX:DumpLoadedClassList=/classes.txt",
                OPTIONS,
                "-Dspring.context.exit=onRefresh",
                "-Dspring.flyway.enabled=false",
                mainClass
            );
            engine.orElseThrow().run(jvm, emulated, record, "/classes.txt", list);
        }
        Files.copy(list, classes(), StandardCopyOption.REPLACE_EXISTING);
        var write = List.of(
            "-Xshare:dump",
            "-Xlog:cds=error,aot=error",
            "-XX:+AOTClassLinking",
            "-XX:SharedClassListFile=/app/classes.txt",
            "-XX:SharedArchiveFile=/classes.jsa",
            OPTIONS
        );
        engine.orElseThrow().run(jvm, emulated, write, "/classes.jsa", archive);
    }

    private void prune(String prefix) throws IOException {
        try (var files = Files.list(cache)) {
            var old = files
                .filter(it -> it.getFileName().toString().startsWith(prefix))
                .sorted(Comparator.comparing((Path it) -> it.toFile().lastModified()).reversed())
                .skip(KEPT)
                .toList();
            for (var file : old) {
                Files.delete(file);
            }
        }
    }
}
