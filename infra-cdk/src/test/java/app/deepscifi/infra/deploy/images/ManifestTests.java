package app.deepscifi.infra.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTests {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "{\"mediaType\":\"application/vnd.docker.distribution.manifest.list.v2+json\",\"manifests\":[]} | application/vnd.docker.distribution.manifest.list.v2+json",
            "{\"manifests\":[]} | application/vnd.oci.image.index.v1+json",
            "{\"config\":{},\"layers\":[]} | application/vnd.oci.image.manifest.v1+json",
        }
    )
    void its_media_type_is_the_one_it_names_or_that_of_the_oci(String content, String mediaType) {
        assertThat(new Manifest(content.getBytes(StandardCharsets.UTF_8)).mediaType()).isEqualTo(mediaType);
    }
}
