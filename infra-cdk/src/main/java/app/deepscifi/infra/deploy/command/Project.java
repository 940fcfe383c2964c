package app.deepscifi.infra.deploy.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Paths in a clone in which {@code mvn verify} has run. */
public record Project(Path root) {
    /** The cloud assembly of a stage. */
    public Path assembly(String stage) {
        return root.resolve("infra-cdk/target/cdk.out").resolve(stage);
    }

    /** The folder in which CDK's CLI is installed. */
    public Path cli() {
        return root.resolve("infra-cdk/target/cli");
    }

    /** The folder for the output of other programs. */
    public Path logs() {
        return root.resolve("infra-cdk/target/deploy");
    }

    /** The image of the API for each architecture, as an OCI layout in a tar. */
    public Map<String, Path> images() {
        var folder = root.resolve("api/target/image");
        return Map.of("amd64", folder.resolve("amd64.tar"), "arm64", folder.resolve("arm64.tar"));
    }

    /** The exported site. */
    public Path site() {
        return root.resolve("web-static/target/classes/META-INF/deepscifi-site");
    }

    /** Fails if an image or the site is missing. */
    public void requireBuilt() {
        var needed = Stream.concat(images().values().stream(), Stream.of(site().resolve("index.html")));
        var missing = needed
            .filter(Files::notExists)
            .map(file -> root.relativize(file).toString())
            .sorted()
            .toList();
        if (!missing.isEmpty()) {
            throw new Failure("Run `mvn verify` first: there is no " + String.join(", no ", missing) + ".");
        }
    }
}
