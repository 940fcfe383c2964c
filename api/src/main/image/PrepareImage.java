import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Makes the class data archive, which Jib can't, and writes {@code jib.properties}: whether an image can be built, and
 * from which commit. It runs before Jib, in {@code package}; docs/decisions/0008 gives the reasons.
 */
final class PrepareImage {

    /** Jib sets this time for every file. The JVM accepts an archive only if its jars have exactly the same time. */
    private static final FileTime TIME = FileTime.fromMillis(1000);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path target;
    private final Path options;
    private final String mainClass;
    private final Path jar;
    private final List<Path> libraries;

    private PrepareImage(Path target, Path options, String mainClass, Path jar, String classPath) {
        this.target = target;
        this.options = options;
        this.mainClass = mainClass;
        this.jar = jar;
        this.libraries = Arrays.stream(classPath.split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .toList();
    }

    /** Arguments: target folder, JVM options, main class, the API's jar, its class path. */
    public static void main(String[] args) throws IOException {
        new PrepareImage(Path.of(args[0]), Path.of(args[1]), args[2], Path.of(args[3]), args[4]).run();
    }

    private void run() throws IOException {
        Files.createDirectories(target);
        if (flag("image.skip")) {
            skip("-Dimage.skip");
            return;
        }
        var missing = Arrays.stream(Platform.values())
            .map(PrepareImage::base)
            .distinct()
            .filter(base -> !base.startsWith(Engine.TAR) && !isReachable(base))
            .findFirst();
        if (missing.isEmpty()) {
            prepare();
            return;
        }
        skip(
            flag("image.offline")
                ? "Maven is offline, and %s is in a registry".formatted(missing.get())
                : "the registry of %s does not answer".formatted(missing.get())
        );
        if (flag("image.required")) {
            System.exit(1);
        }
    }

    /** A name in a registry, or the path of a tar after {@code tar://}. */
    private static String base(Platform platform) {
        return System.getProperty("image.base." + platform.architecture());
    }

    private void skip(String reason) throws IOException {
        for (var platform : Platform.values()) {
            Files.deleteIfExists(target.resolve(platform.architecture() + ".tar"));
        }
        write(Map.of("image.off", "true"));
        say("No image is built: " + reason);
    }

    private void prepare() throws IOException {
        stage();
        var cache = Path.of(System.getProperty("user.home"), ".cache", "deepscifi", "image");
        Files.createDirectories(cache);
        var training = new Training(Engine.find(), target.resolve("stage"), cache, mainClass, flag("image.emulate"));
        for (var platform : platforms()) {
            var made = training.make(base(platform), platform);
            layOut(platform, made.archive());
            say(
                "%s: on %s, %s".formatted(
                    platform.architecture(),
                    base(platform),
                    made.archive().isPresent()
                        ? "with an archive of its classes"
                        : "without an archive of its classes, so it starts slower: " + made.reason()
                )
            );
        }
        write(Map.of("image.off", "false", "image.revision", revision(), "image.source", source()));
    }

    /** This machine's platform comes first, because it lists the classes for the others. */
    private static List<Platform> platforms() {
        return Arrays.stream(Platform.values())
            .sorted((one, other) -> Boolean.compare(other.isHere(), one.isHere()))
            .toList();
    }

    /** Copies the jars of the class path as Jib will. */
    private void stage() throws IOException {
        var stage = target.resolve("stage");
        delete(stage);
        copy(jar, stage.resolve("classpath"));
        for (var library : libraries) {
            copy(library, stage.resolve("libs"));
        }
        Files.writeString(stage.resolve("java.args"), arguments(Optional.empty()));
    }

    /** Deletes a folder without {@code rm}, which some build machines lack. */
    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        var copy = folder.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(copy, TIME);
    }

    /** Files of the image that Jib does not add by itself. */
    private void layOut(Platform platform, Optional<Path> archive) throws IOException {
        var app = target.resolve(platform.architecture()).resolve("app");
        delete(app);
        Files.createDirectories(app);
        Files.writeString(app.resolve("java.args"), arguments(archive));
        if (archive.isPresent()) {
            Files.copy(archive.get(), app.resolve("classes.jsa"));
        }
    }

    private String arguments(Optional<Path> archive) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(options));
        archive.ifPresent(it -> lines.add("-XX:SharedArchiveFile=/app/classes.jsa"));
        var classPath = new ArrayList<>(List.of("/app/classpath/" + jar.getFileName()));
        libraries.forEach(it -> classPath.add("/app/libs/" + it.getFileName()));
        lines.add("-cp \"" + String.join(":", classPath) + "\"");
        return String.join("\n", lines) + "\n";
    }

    private static boolean isReachable(String base) {
        if (flag("image.offline") || !base.contains("/")) {
            return false;
        }
        var registry = URI.create("https://" + base.substring(0, base.indexOf('/')) + "/v2/");
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(registry).timeout(PATIENCE).build();
            // Most registries answer 401 and name their token service.
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String revision() {
        var commit = Command.of("git", "rev-parse", "HEAD").tried().map(String::strip).orElse("unknown");
        var changed = Command.of("git", "status", "--porcelain")
            .tried()
            .map(it -> !it.isBlank())
            .orElse(false);
        return commit + (changed ? "-dirty" : "");
    }

    private static String source() {
        var repository = System.getenv("GITHUB_REPOSITORY");
        if (repository != null) {
            return System.getenv("GITHUB_SERVER_URL") + "/" + repository;
        }
        return Command.of("git", "remote", "get-url", "origin")
            .tried()
            .map(String::strip)
            .filter(it -> it.startsWith("https://"))
            .orElse("unknown");
    }

    private void write(Map<String, String> values) throws IOException {
        var properties = new Properties();
        properties.putAll(values);
        var text = new StringWriter();
        properties.store(text, null);
        Files.writeString(target.resolve("jib.properties"), text.toString());
    }

    private static boolean flag(String name) {
        var value = System.getProperty(name, "false");
        return value.isEmpty() || Boolean.parseBoolean(value);
    }

    private static void say(String line) {
        System.out.println("[INFO] " + line);
    }
}
