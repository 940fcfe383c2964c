package app.deepscifi.api.agents.tools;

import app.deepscifi.api.agents.context.CanonDigest;
import app.deepscifi.api.worlds.canon.CanonJson;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry.Element;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.beans.BeanUtils;
import tools.jackson.databind.json.JsonMapper;

/** Run by {@link FieldOfCanonTests} with an additional field of an element: reports where the field appears. */
final class ScentProbe implements Callable<Map<String, String>> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Map<String, String> call() throws ClassNotFoundException {
        var bare = canon("null");
        var scented = canon("\"tar\"");
        return Map.of(
            "schema",
            documented(),
            "tool",
            JSON.valueToTree(ToolParameters.of(CreateWorld.Arguments.class))
                .at("/properties/canon/properties/elements/items/properties/scent/description")
                .asString(""),
            "refused",
            refused(),
            "diff",
            bare.diff(scented).toString(),
            "digest",
            CanonDigest.of("Ares", 1, scented)
        );
    }

    private static Canon canon(String scent) {
        return CanonJson.canon(
            JSON.readTree(
                """
                {"elements": {"ark": {"kind": "artifact", "name": "Ark", "summary": "It left.", "scent": %s}}}""".formatted(
                    scent
                )
            )
        );
    }

    private static String refused() {
        try {
            return canon("\"" + "x".repeat(78) + "\"").toString();
        } catch (RuntimeException invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }

    private static String documented() throws ClassNotFoundException {
        var converters = new ModelConverters(true);
        converters.addConverter(
            (ModelConverter) BeanUtils.instantiateClass(
                Class.forName("app.deepscifi.api.platform.openapi.DocumentedTypes")
            )
        );
        return Json31.pretty(converters.resolveAsResolvedSchema(new AnnotatedType(Element.class)).schema);
    }
}
