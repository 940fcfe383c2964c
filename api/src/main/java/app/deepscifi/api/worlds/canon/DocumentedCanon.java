package app.deepscifi.api.worlds.canon;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the entries that {@link CanonModule} writes as something else than objects. */
@Component
class DocumentedCanon implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        schemas.replace("Premise", text());
        schemas.replace("Tones", texts());
        schemas.replace("Themes", texts());
        schemas.values().forEach(DocumentedCanon::allowSeveral);
    }

    /** An entry may fit more than one kind: tones look like themes. */
    @SuppressWarnings("rawtypes") // Swagger's own types are raw here.
    private static void allowSeveral(Schema<?> schema) {
        List<Schema> kinds = schema.getOneOf();
        if (kinds != null) {
            schema.setOneOf(null);
            schema.setAnyOf(kinds);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(DocumentedCanon::allowSeveral);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(DocumentedCanon::allowSeveral);
        }
    }

    private static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }

    private static Schema<?> texts() {
        return new JsonSchema().typesItem("array").items(text());
    }
}
