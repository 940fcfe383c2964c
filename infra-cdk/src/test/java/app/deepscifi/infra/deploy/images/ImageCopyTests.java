package app.deepscifi.infra.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCopyTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    private final TestRegistry upstream;
    private final TestRegistry ours;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private BuiltImage built;

    ImageCopyTests() throws IOException {
        this.upstream = new TestRegistry();
        this.ours = new TestRegistry();
    }

    @BeforeEach
    void build() throws IOException {
        built = BuiltImage.open(
            Map.of(
                "amd64",
                ImageTar.write(folder.resolve("amd64.tar"), "amd64"),
                "arm64",
                ImageTar.write(folder.resolve("arm64.tar"), "arm64")
            )
        );
    }

    @AfterEach
    void close() {
        built.close();
        upstream.close();
        ours.close();
    }

    @Test
    void an_image_arrives_with_all_its_parts_and_the_same_digest() {
        var sent = copy(built, ours, "build-1");

        assertThat(sent).isPositive();
        assertThat(ours.manifest("build-1").digest()).isEqualTo(built.root().digest());
        for (var part : built.root().parts()) {
            assertThat(ours.manifests).containsKey(part.digest().value());
            for (var blob : ours.manifest(part.digest().value()).parts()) {
                assertThat(ours.blobs).containsKey(blob.digest().value());
            }
        }
    }

    @Test
    void existing_layers_are_not_sent_again() {
        copy(built, ours, "build-1");
        ours.requests.clear();

        assertThat(copy(built, ours, "build-1")).isZero();
        assertThat(ours.requests).noneMatch(request -> request.startsWith("PUT") || request.startsWith("POST"));
    }

    @Test
    void a_copy_that_was_cut_off_sends_only_the_rest() {
        copy(built, ours, "build-1");
        ours.manifests.clear();
        ours.requests.clear();

        assertThat(copy(built, ours, "build-1")).isZero();
        assertThat(ours.requests).noneMatch(request -> request.startsWith("POST"));
        assertThat(ours.manifests).containsKey("build-1");
    }

    @Test
    void a_public_image_is_copied_byte_for_byte_by_one_whom_nobody_knows() {
        copy(built, upstream, "0.16.8");
        var name = ImageName.parse(upstream.address() + "/letta/letta:0.16.8").pinned(built.root().digest());
        var image = RemoteImage.open(name);

        copy(image, ours, "0.16.8");

        assertThat(ours.blobs).containsOnlyKeys(upstream.blobs.keySet());
        assertThat(ours.manifest("0.16.8").digest()).isEqualTo(built.root().digest());
    }

    @Test
    void only_the_architecture_that_runs_is_copied() {
        copy(built, upstream, "0.16.8");
        var name = ImageName.parse(upstream.address() + "/letta/letta:0.16.8").pinned(built.root().digest());
        var arm64 = built.root().image("arm64").orElseThrow();

        copy(RemoteImage.open(name).only("arm64"), ours, "0.16.8-arm64");

        assertThat(ours.manifest("0.16.8-arm64").digest()).isEqualTo(arm64);
        assertThat(ours.blobs.keySet()).containsExactlyInAnyOrderElementsOf(
            upstream
                .manifest(arm64.value())
                .parts()
                .stream()
                .map(part -> part.digest().value())
                .toList()
        );
        assertThat(ours.blobs).hasSizeLessThan(upstream.blobs.size());
    }

    @Test
    void an_architecture_that_the_image_lacks_is_named() {
        copy(built, upstream, "0.16.8");
        var image = RemoteImage.open(ImageName.parse(upstream.address() + "/letta/letta:0.16.8"));

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> image.only("riscv64"))
            .withMessageEndingWith("has no image for linux/riscv64.");
    }

    @Test
    void the_tag_of_the_copy_of_another_image_is_another_one() {
        var name = ImageName.parse("docker.io/letta/letta:0.16.8");
        var digest = new ImageDigest("sha256:" + "0".repeat(64));

        assertThat(Images.tag(name)).isEqualTo("0.16.8-arm64");
        assertThat(Images.tag(name.pinned(digest))).isEqualTo("0.16.8-arm64-" + digest.brief());
    }

    @Test
    void another_image_than_the_one_that_was_meant_is_refused() {
        copy(built, upstream, "0.16.8");
        var meant = ImageDigest.of("meant".getBytes(StandardCharsets.UTF_8));
        upstream.manifests.put(meant.value(), built.root());
        var name = ImageName.parse(upstream.address() + "/letta/letta:0.16.8").pinned(meant);

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> RemoteImage.open(name))
            .withMessageContaining("instead of " + meant);
    }

    @Test
    void an_image_that_is_not_there_is_named() {
        var name = ImageName.parse(upstream.address() + "/letta/letta:9");

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> RemoteImage.open(name))
            .withMessage("There is no image 9 of letta/letta.");
    }

    @Test
    void a_registry_that_is_busy_is_asked_again() {
        ours.busy.set(1);

        copy(built, ours, "build-1");

        assertThat(ours.manifests).containsKey("build-1");
    }

    private static long copy(ImageSource image, TestRegistry registry, String tag) {
        var repository = ImageRepository.open(registry.address(), "letta/letta", TestRegistry.PASSWORD);
        return new ImageCopy(image, repository, _ -> {}).to(tag);
    }
}
