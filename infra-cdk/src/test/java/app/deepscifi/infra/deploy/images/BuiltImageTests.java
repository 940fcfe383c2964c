package app.deepscifi.infra.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BuiltImageTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    @Test
    void two_images_become_one_for_both_architectures() throws IOException {
        try (var image = open("amd64", "arm64")) {
            var index = new JsonMapper().readTree(image.root().content());

            assertThat(index.get("mediaType").asString()).isEqualTo(Manifest.OCI_INDEX);
            assertThat(index.get("manifests").valueStream())
                .extracting(entry -> entry.get("platform").toString())
                .containsExactly(
                    "{\"architecture\":\"amd64\",\"os\":\"linux\"}",
                    "{\"architecture\":\"arm64\",\"os\":\"linux\"}"
                );
            for (var part : image.root().parts()) {
                var manifest = image.manifest(part.digest());
                assertThat(manifest.content()).hasSize((int) part.size());
                assertThat(manifest.digest()).isEqualTo(part.digest());
                assertThat(manifest.parts()).hasSize(3);
            }
        }
    }

    @Test
    void the_same_images_have_the_same_digest() throws IOException {
        try (var one = open("amd64", "arm64"); var other = open("arm64", "amd64")) {
            assertThat(one.root().digest()).isEqualTo(other.root().digest());
        }
    }

    @Test
    void each_layer_is_found_whichever_image_has_it() throws IOException {
        try (var image = open("amd64", "arm64")) {
            for (var part : image.root().parts()) {
                for (var blob : image.manifest(part.digest()).parts()) {
                    assertThat(ImageDigest.of(image.blob(blob.digest()).readAllBytes())).isEqualTo(blob.digest());
                }
            }
        }
    }

    @Test
    void a_file_that_is_no_image_is_named() throws IOException {
        var broken = folder.resolve("broken.tar");
        ImageTar.write(broken, "{\"manifests\":[]}", Map.of());
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> BuiltImage.open(Map.of("amd64", broken)))
            .withMessageEndingWith("broken.tar holds 0 images, not one");
        Files.writeString(broken, "not a tar at all");
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> BuiltImage.open(Map.of("amd64", broken)))
            .withMessageContaining("broken.tar");
    }

    private BuiltImage open(String one, String other) throws IOException {
        return BuiltImage.open(Map.of(one, tar(one), other, tar(other)));
    }

    private Path tar(String architecture) throws IOException {
        return ImageTar.write(folder.resolve(architecture + ".tar"), architecture);
    }
}
