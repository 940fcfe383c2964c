package app.deepscifi.api.platform.openapi;

import app.deepscifi.api.platform.json.DomainJson;
import app.deepscifi.api.platform.json.TextRecord;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.domain.Described;
import app.deepscifi.domain.Field;
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
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Describes our types as {@link DomainJson} writes them: ids and slugs are strings, constants have their wire names,
 * and all fields that aren't {@code @Nullable} are required.
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
            return text(raw, text.get());
        }
        if (raw.isEnum() && DomainJson.isOurs(raw)) {
            return constants(raw);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            // Any JSON value.
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

    private static Schema<?> text(Class<?> type, TextRecord text) {
        var schema = new JsonSchema().typesItem("string");
        Field.whole(type).ifPresent(field -> bound(schema, field));
        describe(schema, type);
        return text.isId() ? schema.format("uuid") : schema;
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
        describe(model, type);
        Map<String, Schema> properties = model.getProperties();
        for (var field : Field.of(type)) {
            var property = properties.get(field.name());
            if (property == null) {
                continue;
            }
            if (field.isDescribed()) {
                bound(property, field);
            }
            if (field.isNullable()) {
                properties.put(field.name(), nullable(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(field.name())) {
                model.addRequiredItem(field.name());
            }
        }
    }

    private static void describe(Schema<?> schema, Class<?> type) {
        var described = type.getAnnotation(Described.class);
        if (described != null) {
            schema.setDescription(described.value());
        }
    }

    private static void bound(Schema<?> schema, Field field) {
        var described = field.described();
        if (!described.value().isEmpty()) {
            schema.setDescription(described.value());
        }
        if (field.type() == String.class) {
            boundText(schema, field);
        } else if (schema.getItems() != null) {
            schema.setMinItems(described.minItems() == 0 ? null : described.minItems());
            schema.setMaxItems(bounded(described.maxItems()));
            if (field.itemType() == String.class) {
                boundText(schema.getItems(), field);
            }
        } else if (schema.getAdditionalProperties() instanceof Schema<?> items) {
            schema.setMaxProperties(bounded(described.maxItems()));
            if (field.itemType() == String.class) {
                schema.setPropertyNames(new JsonSchema().maxLength(bounded(described.maxNameLength())));
                boundText(items, field);
            }
        }
    }

    private static void boundText(Schema<?> text, Field field) {
        text.setMinLength(field.minLength() == 0 ? null : field.minLength());
        text.setMaxLength(bounded(field.described().maxLength()));
        if (!field.described().pattern().isEmpty()) {
            text.setPattern("^" + field.described().pattern() + "$");
        }
    }

    private static @Nullable Integer bounded(int bound) {
        return bound == Described.UNBOUNDED ? null : bound;
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
