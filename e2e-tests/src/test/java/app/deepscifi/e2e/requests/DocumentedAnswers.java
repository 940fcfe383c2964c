package app.deepscifi.e2e.requests;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Answer;
import app.deepscifi.e2e.client.Visitor;
import app.deepscifi.e2e.platform.TestPlatform;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The responses that the OpenAPI document declares for an operation: status, media type and schema. */
final class DocumentedAnswers {

    private static final String ADDRESS = "https://deepscifi.test/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    DocumentedAnswers(TestPlatform platform) {
        var text = platform.visitor().get("/api/openapi.json").is(200).body();
        document = Visitor.JSON.readTree(text);
        schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry ->
            registry.schemas(Map.of(ADDRESS, text))
        );
    }

    void include(Operation operation, Answer answer) {
        var responses = document
            .path("paths")
            .path(operation.path())
            .path(operation.method().toLowerCase(Locale.ROOT))
            .path("responses");
        if (answer.status() >= 400 && !responses.has("" + answer.status())) {
            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            answer.problem();
            isValid(answer, "/components/schemas/Problem");
            return;
        }
        var response = responses.path("" + answer.status());
        assertThat(response.isMissingNode()).as("%s is documented for %s", answer.status(), operation).isFalse();
        if (!response.has("content")) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        var type = answer.header("Content-Type").replaceAll(";.*", "");
        assertThat(response.path("content").propertyNames()).contains(type);
        if (type.equals("application/json")) {
            isValid(answer, response.path("content").path(type).path("schema").path("$ref").asString().substring(1));
        }
    }

    private void isValid(Answer answer, String pointer) {
        var schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        assertThat(schema.validate(answer.body(), InputFormat.JSON)).as(answer.body()).isEmpty();
    }
}
