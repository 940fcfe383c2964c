package app.deepscifi.api.worlds.canon;

import app.deepscifi.domain.Field;
import app.deepscifi.domain.canon.Section;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the entries that {@link CanonModule} does not write as objects. */
@Component
class DocumentedCanon implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        for (var section : Section.values()) {
            var name = section.entryType().getSimpleName();
            Field.whole(section.entryType()).ifPresent(field ->
                schemas.computeIfPresent(name, (_, entry) -> property(entry, field))
            );
        }
        schemas.values().forEach(DocumentedCanon::allowSeveral);
    }

    /** An entry may match more than one kind: tones look like themes. */
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

    /** A property of an entry, which Swagger describes as the interface with properties. */
    private static Schema<?> property(Schema<?> entry, Field field) {
        Schema<?> own = entry.getAllOf().getLast();
        return Objects.requireNonNull(own.getProperties().get(field.name()));
    }
}
