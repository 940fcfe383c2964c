package app.deepscifi.infra.deploy;

import java.nio.file.Path;

/** Where things are in a clone in which {@code mvn verify} has run. */
record Project(Path root) {
    /** The cloud assembly of a stage. */
    Path assembly(String stage) {
        return root.resolve("infra-cdk/target/cdk.out").resolve(stage);
    }
}
