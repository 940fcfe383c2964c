package app.deepscifi.api.chat.events;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import java.util.List;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Adds the events of a turn to the OpenAPI document, because no operation's JSON contains them. {@code TurnEvents} has
 * the data of each event, by its name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DocumentedEvents implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var events = new JsonSchema()
            .typesItem("object")
            .description("What each event of a turn carries, by its name.");
        TurnEventJson.NAMES.forEach((type, name) -> {
            var resolved = ModelConverters.getInstance(true).resolveAsResolvedSchema(
                new AnnotatedType(type).resolveAsRef(true)
            );
            // Types that an operation returns are described already.
            resolved.referencedSchemas.forEach(api.getComponents().getSchemas()::putIfAbsent);
            events.addProperty(name, resolved.schema);
        });
        events.setRequired(List.copyOf(new TreeSet<>(events.getProperties().keySet())));
        api.getComponents().addSchemas("TurnEvents", events);
    }
}
