package app.deepscifi.api.platform.openapi;

import app.deepscifi.api.platform.json.DomainJson;
import app.deepscifi.api.platform.json.TextRecord;
import app.deepscifi.api.platform.json.WireNames;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Describes our types as {@link DomainJson} writes them: ids and slugs are strings, constants have their wire names, and
 * what isn't {@code @Nullable} is there.
 */
@Component
class DocumentedTypes implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
        AnnotatedType type,
        ModelConverterContext context,
        Iterator<ModelConverter> chain
    ) {
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        var text = TextRecord.of(raw);
        if (text.isPresent()) {
            var schema = new JsonSchema().typesItem("string");
            return text.get().isId() ? schema.format("uuid") : schema;
        }
        if (raw.isEnum() && DomainJson.isOurs(raw)) {
            return constants(raw);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            // Any JSON at all.
            return new JsonSchema();
        }
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null && raw.isRecord() && raw.getName().startsWith("app.deepscifi.")) {
            describe(raw, schema, context);
        }
        return schema;
    }

    private static Schema<?> constants(Class<?> type) {
        var schema = new JsonSchema().typesItem("string");
        var names = Arrays.stream(type.getEnumConstants())
            .map(constant -> (Object) WireNames.of((Enum<?>) constant))
            .toList();
        schema.setEnum(names);
        return schema;
    }

    private static void describe(Class<?> type, Schema<?> schema, ModelConverterContext context) {
        var ref = schema.get$ref();
        var model = ref == null ? schema : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        if (model == null || model.getProperties() == null) {
            return;
        }
        Map<String, Schema> properties = model.getProperties();
        for (var component : type.getRecordComponents()) {
            var property = properties.get(component.getName());
            if (property == null) {
                continue;
            }
            if (Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NULLABLE) {
                properties.put(component.getName(), nullable(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getTypes() == null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem("null")));
        }
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem("null")));
        }
        return schema.typesItem("null");
    }
}
