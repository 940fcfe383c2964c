package app.deepscifi.infra.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.infra.deploy.command.Failure;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTests {

    private static final ImageDigest DIGEST = ImageDigest.of(new byte[0]);

    @Test
    void docker_hub_is_asked_where_its_registry_is() {
        var name = ImageName.parse("docker.io/letta/letta:0.16.8");

        assertThat(name.registry()).isEqualTo(URI.create("https://registry-1.docker.io"));
        assertThat(name.repository()).isEqualTo("letta/letta");
        assertThat(name.reference()).isEqualTo("0.16.8");
    }

    @Test
    void a_digest_wins_over_the_tag_and_the_tag_stays() {
        var name = ImageName.parse("docker.io/letta/letta:0.16.8").pinned(DIGEST);

        assertThat(name.reference()).isEqualTo(DIGEST.value());
        assertThat(name.tag()).isEqualTo("0.16.8");
        assertThat(ImageName.parse("docker.io/letta/letta:0.16.8@" + DIGEST)).isEqualTo(name);
    }

    @Test
    void a_registry_on_this_machine_needs_no_encryption() {
        assertThat(ImageName.parse("http://127.0.0.1:5000/letta:1").registry()).isEqualTo(
            URI.create("http://127.0.0.1:5000")
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "letta", "docker.io/letta/letta", "docker.io/letta/letta@sha256:abc", "docker.io/:1" })
    void an_invalid_image_name_is_refused(String text) {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> ImageName.parse(text))
            .withMessageContaining("is not the name of an image");
    }
}
