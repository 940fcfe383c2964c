package app.deepscifi.api.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Marks all fields of pure response types as required, even nullable ones. Types that are also read from requests may
 * leave out nullable fields.
 */
@Component
class DocumentedAnswers implements GlobalOpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var requested = new HashSet<>(Set.of(PROBLEM));
        api.getPaths()
            .values()
            .stream()
            .map(PathItem::readOperations)
            .flatMap(Collection::stream)
            .filter(operation -> operation.getRequestBody() != null)
            .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
            .forEach(content -> collect(content.getSchema(), api, requested));
        schemas.forEach((name, schema) -> {
            if (!requested.contains(name) && schema.getProperties() != null) {
                schema.setRequired(List.copyOf(new TreeSet<String>(schema.getProperties().keySet())));
            }
        });
    }

    private static void collect(@Nullable Schema<?> schema, OpenAPI api, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (names.add(name)) {
                collect(api.getComponents().getSchemas().get(name), api, names);
            }
        }
        parts(schema).forEach(part -> collect(part, api, names));
    }

    /** The schemas that are part of this one. */
    @SuppressWarnings("rawtypes") // Swagger's own types are raw here.
    private static Stream<Schema> parts(Schema<?> schema) {
        var additional = schema.getAdditionalProperties() instanceof Schema it ? it : null;
        var single = Stream.<@Nullable Schema>of(schema.getItems(), additional);
        var several = Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
            .filter(Objects::nonNull)
            .flatMap(List::stream);
        var properties =
            schema.getProperties() == null ? Stream.<Schema>of() : schema.getProperties().values().stream();
        return Stream.of(single, several, properties)
            .flatMap(it -> it)
            .filter(Objects::nonNull);
    }
}
