package app.deepscifi.api.worlds;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
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
    }

    private static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }

    private static Schema<?> texts() {
        return new JsonSchema().typesItem("array").items(text());
    }
}
