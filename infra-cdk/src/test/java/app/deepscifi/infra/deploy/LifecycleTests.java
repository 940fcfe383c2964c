package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A jar in the repository makes {@code mvn cdk deploy} possible; its source is beside it. After a change of the source,
 * build the jar by {@code jar --create --no-manifest --date 2026-01-01T00:00:00Z --file … -C
 * src/main/maven/cdk-lifecycle META-INF/plexus/components.xml}, with a new version, because Maven caches a version for
 * ever.
 */
class LifecycleTests {

    private static final Path SOURCE = Path.of("src/main/maven/cdk-lifecycle");
    private static final Path REPOSITORY = Path.of("src/main/maven/repository/app/deepscifi/cdk-lifecycle/2");

    @Test
    void the_jar_holds_its_source_and_nothing_else() throws IOException {
        try (var jar = new ZipFile(REPOSITORY.resolve("cdk-lifecycle-2.jar").toFile())) {
            assertThat(jar.stream().map(Object::toString)).containsExactly("META-INF/plexus/components.xml");
            var entry = jar.getEntry("META-INF/plexus/components.xml");
            assertThat(jar.getInputStream(entry)).hasBinaryContent(
                Files.readAllBytes(SOURCE.resolve("META-INF/plexus/components.xml"))
            );
        }
    }

    @Test
    void the_jar_is_smaller_than_a_page_of_text() throws IOException {
        assertThat(Files.size(REPOSITORY.resolve("cdk-lifecycle-2.jar"))).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cdk-lifecycle-2.jar", "cdk-lifecycle-2.pom" })
    void maven_finds_the_sums_it_asks_for(String file) throws IOException, NoSuchAlgorithmException {
        var sum = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(REPOSITORY.resolve(file)));

        assertThat(REPOSITORY.resolve(file + ".sha1")).hasContent(HexFormat.of().formatHex(sum));
    }
}
