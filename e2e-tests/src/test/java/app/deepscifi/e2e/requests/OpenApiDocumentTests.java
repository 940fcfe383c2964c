package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed document, from which the site's types are generated, equals the one that the API serves. To accept a
 * change: {@code mvn verify -Dopenapi.write}, then review the diff.
 */
@WithPlatform
class OpenApiDocumentTests {

    private static final Path DOCUMENT = Path.of("..", "api", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build();

    @Test
    void the_document_in_the_repository_is_what_the_api_says_of_itself(TestPlatform platform) throws IOException {
        var said = (ObjectNode) JSON.readTree(platform.visitor().get("/api/openapi.json").body());
        // The version of a build is not part of the contract.
        said.withObject("/info").put("version", "");
        var document = JSON.writeValueAsString(said) + "\n";
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT))
            .as("api/openapi.json is behind the API: run mvn verify -Dopenapi.write")
            .isEqualTo(document);
    }
}
